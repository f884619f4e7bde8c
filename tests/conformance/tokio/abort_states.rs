//! Aborting: before the first poll, while waiting, after the end.
use std::time::Duration;
struct Told(&'static str);
impl Drop for Told {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let early = tokio::spawn(async { println!("never printed") });
    early.abort();
    println!("finished {}", early.is_finished());
    let error = early.await.unwrap_err();
    println!("{} {}", error.is_cancelled(), error.is_panic());

    let waiting = tokio::spawn(async {
        let _told = Told("waiting");
        tokio::time::sleep(Duration::from_secs(3600)).await;
    });
    tokio::task::yield_now().await;
    let handle = waiting.abort_handle();
    println!("{}", handle.id() == waiting.id());
    handle.abort();
    println!("aborted, finished {}", handle.is_finished());
    println!("{}", waiting.await.unwrap_err().is_cancelled());

    let done = tokio::spawn(async { 7 });
    tokio::task::yield_now().await;
    done.abort();
    println!("{:?}", done.await.unwrap());
}

//! The end of a runtime drops its tasks, each at the `.await` where it waits.
use std::time::Duration;
struct Told(&'static str);
impl Drop for Told {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}
fn main() {
    let rt = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (waiting, never) = rt.block_on(async {
        let waiting = tokio::spawn(async {
            let _told = Told("waiting");
            tokio::time::sleep(Duration::from_secs(3600)).await;
            println!("never printed");
        });
        tokio::task::yield_now().await;
        let never_ran = Told("never ran");
        let never = tokio::spawn(async move {
            let _told = never_ran;
            println!("never printed");
        });
        (waiting, never)
    });
    println!("dropping");
    drop(rt);
    println!("dropped");
    let other = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    other.block_on(async {
        println!("{}", waiting.await.unwrap_err().is_cancelled());
        println!("{}", never.await.unwrap_err().is_cancelled());
    });
}

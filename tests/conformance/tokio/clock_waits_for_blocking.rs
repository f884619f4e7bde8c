//! While a blocking task runs, a paused clock stands still, however long that takes.
use std::thread;
use std::time::Duration;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let began = Instant::now();
    let timer = tokio::spawn(async move {
        sleep(Duration::from_secs(1)).await;
        println!("the timer: {:?}", began.elapsed());
    });
    let work = spawn_blocking(|| thread::sleep(Duration::from_millis(100)));
    work.await.unwrap();
    println!("the work: {:?}", began.elapsed());
    timer.await.unwrap();
    let work = spawn_blocking(|| thread::sleep(Duration::from_millis(50)));
    sleep(Duration::from_secs(1)).await;
    println!("beside it: {:?} {}", began.elapsed(), work.is_finished());
    let given_up = spawn_blocking(|| panic!("it fails"));
    println!("{}", given_up.await.unwrap_err().is_panic());
    sleep(Duration::from_secs(1)).await;
    println!("after it: {:?}", began.elapsed());
}

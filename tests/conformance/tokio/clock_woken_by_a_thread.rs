//! A thread of the program's own does not hold a paused clock: the timer may be first, and comes first if the thread
//! takes its time.
use std::thread;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let began = Instant::now();
    let (sender, receiver) = oneshot::channel();
    let thread = thread::spawn(move || {
        thread::sleep(Duration::from_millis(100));
        drop(sender.send("it is done"));
    });
    let answer = timeout(Duration::from_secs(3600), receiver).await;
    println!("{} after {:?}", answer.is_ok(), began.elapsed());
    thread.join().unwrap();

    let (sender, receiver) = oneshot::channel();
    let thread = thread::spawn(move || drop(sender.send("it is done")));
    // No timer: there is nothing to jump to.
    println!("{:?} after {:?}", receiver.await, began.elapsed());
    thread.join().unwrap();
}

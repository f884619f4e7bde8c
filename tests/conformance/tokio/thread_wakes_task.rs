//! A plain thread can wake a task, and spawn through a handle.
use std::time::Duration;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (send, receive) = tokio::sync::oneshot::channel();
    let handle = tokio::runtime::Handle::current();
    let thread = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(50));
        println!("sending");
        send.send(5).unwrap();
        handle.spawn(async { println!("from the thread") })
    });
    println!("{}", receive.await.unwrap());
    thread.join().unwrap().await.unwrap();
    println!("end");
}

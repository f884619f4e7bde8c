//! A thread waits for a task's answer.
use std::thread;
use tokio::sync::oneshot;

#[tokio::main]
async fn main() {
    let (ask, asked) = oneshot::channel();
    let (answer, answered) = oneshot::channel();
    let thread = thread::spawn(move || {
        let question: i32 = asked.blocking_recv().unwrap();
        answer.send(question + 1).unwrap();
    });
    ask.send(41).unwrap();
    println!("{:?}", answered.await);
    thread.join().unwrap();
}

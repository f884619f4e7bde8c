//! Threads and tasks talk over one channel.
use std::thread;
use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (sender, mut receiver) = mpsc::channel(1);
    let (back, mut answers) = mpsc::unbounded_channel();
    let doubler = thread::spawn(move || {
        while let Some(i) = receiver.blocking_recv() {
            back.send(i * 2).unwrap();
        }
    });
    let feeder = thread::spawn(move || {
        for i in 1..4 {
            sender.blocking_send(i).unwrap();
        }
    });
    while let Some(answer) = answers.recv().await {
        println!("{answer}");
    }
    doubler.join().unwrap();
    feeder.join().unwrap();
}

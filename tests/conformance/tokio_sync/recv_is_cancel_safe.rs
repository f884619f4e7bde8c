//! A `recv` that loses in `select!` loses no message.
use tokio::sync::mpsc;
use tokio::time::{Duration, interval, sleep};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, mut receiver) = mpsc::channel(1);
    tokio::spawn(async move {
        for i in 0..5 {
            sleep(Duration::from_millis(15)).await;
            sender.send(i).await.unwrap();
        }
    });
    let mut ticks = interval(Duration::from_millis(10));
    let mut got = Vec::new();
    loop {
        tokio::select! {
            message = receiver.recv() => match message {
                Some(i) => got.push(i),
                None => break,
            },
            _ = ticks.tick() => {}
        }
    }
    println!("{got:?}");
}

//! A biased `select!` over channels looks at them in order, each time anew.
use tokio::sync::{mpsc, oneshot};

#[tokio::main]
async fn main() {
    let (sender, mut receiver) = mpsc::channel(4);
    let (stop, mut stopped) = oneshot::channel::<()>();
    let task = tokio::spawn(async move {
        for i in 0..2 {
            sender.send(i).await.unwrap();
        }
        stop.send(()).unwrap();
        sender
    });
    let mut got = 0;
    loop {
        tokio::select! {
            biased;
            _ = &mut stopped => break,
            message = receiver.recv() => got += usize::from(message.is_some()),
        }
    }
    drop(task.await.unwrap());
    println!("{}", got <= 2);
    let mut rest = Vec::new();
    println!("{}", receiver.recv_many(&mut rest, 9).await + got);
}

//! All errors, as they are shown, and what comes back in them.
use std::sync::mpsc::{self, RecvTimeoutError, SendError, TryRecvError, TrySendError};
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();
    println!("{:?} {}", rx.try_recv(), TryRecvError::Empty);
    println!("{:?}", rx.recv_timeout(Duration::from_millis(10)));
    tx.send(1).unwrap();
    drop(tx);
    println!("{:?} {:?} {:?}", rx.recv(), rx.recv(), rx.try_recv());
    println!("{:?} {}", rx.recv_timeout(Duration::ZERO), RecvTimeoutError::Timeout);
    println!("{}", rx.recv().unwrap_err());
    let (tx, rx) = mpsc::sync_channel(1);
    println!("{:?} {:?} {tx:?} {rx:?}", tx.try_send("a"), tx.try_send("b"));
    println!("{}", tx.try_send("c").unwrap_err());
    drop(rx);
    println!("{:?} {:?}", tx.try_send("d"), tx.send("e"));
    match tx.send("f") {
        Err(SendError(back)) => println!("{back} came back: {}", SendError(back)),
        Ok(()) => println!("sent"),
    }
    if let Err(TrySendError::Disconnected(back)) = tx.try_send("g") {
        println!("{back}");
    }
    let (tx, rx) = mpsc::channel();
    drop(rx);
    println!("{:?}", tx.send(String::from("h")));
}

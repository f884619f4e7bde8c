//! Ctrl-C: working
//! A task that blocks its thread hears nothing until it awaits; what was listened to before is not forgotten.
use std::time::{Duration, Instant};
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut interrupts = signal(SignalKind::interrupt()).unwrap();
    let mut others = signal(SignalKind::terminate()).unwrap();
    println!("working");
    let began = Instant::now();
    std::thread::sleep(Duration::from_millis(600));
    println!("blocked {}", began.elapsed() >= Duration::from_millis(600));
    tokio::select! {
        heard = interrupts.recv() => println!("heard {heard:?}"),
        _ = others.recv() => println!("another signal"),
        () = sleep(Duration::from_millis(500)) => println!("nothing"),
    }
}

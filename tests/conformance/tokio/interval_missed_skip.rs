//! After missed ticks: `MissedTickBehavior::Skip`.
use std::time::{Duration, Instant};
use tokio::time::{MissedTickBehavior, interval};
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let began = Instant::now();
    let round = || (began.elapsed().as_millis() + 20) / 50 * 50;
    let mut interval = interval(Duration::from_millis(100));
    interval.set_missed_tick_behavior(MissedTickBehavior::Skip);
    println!(
        "{:?} {:?}",
        interval.period(),
        interval.missed_tick_behavior()
    );
    for i in 0..6 {
        interval.tick().await;
        println!("tick {i} at {}", round());
        if i == 1 {
            std::thread::sleep(Duration::from_millis(250));
        }
    }
}

//! The ways to reset an interval, and its panics.
use std::time::Duration;
use tokio::time::{Instant, interval, interval_at};
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let ms = Duration::from_millis;
    let began = Instant::now();
    let round = || (began.elapsed().as_millis() + 20) / 50 * 50;
    let mut ticks = interval_at(began + ms(50), ms(200));
    ticks.tick().await;
    println!("first {}", round());
    ticks.reset();
    ticks.tick().await;
    println!("reset {}", round());
    ticks.reset_immediately();
    ticks.tick().await;
    println!("immediately {}", round());
    ticks.reset_after(ms(100));
    ticks.tick().await;
    println!("after {}", round());
    ticks.reset_at(Instant::now() + ms(50));
    ticks.tick().await;
    println!("at {}", round());
    ticks.tick().await;
    println!("period {}", round());
    std::panic::set_hook(Box::new(|info| {
        println!("{}", info.payload_as_str().unwrap())
    }));
    println!(
        "{}",
        std::panic::catch_unwind(|| interval(Duration::ZERO)).is_err()
    );
}

//! A clock that begins paused: sleeps take no time of the real clock, and end in the order of their deadlines.
use std::time::{Duration, Instant as Real};
use tokio::time::{Instant, interval, sleep, sleep_until, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let real = Real::now();
    let began = Instant::now();
    let shown = move || began.elapsed();
    let tasks = [3000_u64, 1000, 2000].map(|millis| {
        tokio::spawn(async move {
            sleep(Duration::from_millis(millis)).await;
            println!("{millis} at {:?}", shown());
        })
    });
    for task in tasks {
        task.await.unwrap();
    }
    sleep_until(began + Duration::from_secs(60)).await;
    println!("a minute: {:?}", shown());
    let slow = timeout(Duration::from_secs(5), sleep(Duration::from_secs(6))).await;
    println!("{} at {:?}", slow.is_err(), shown());
    let mut ticks = interval(Duration::from_secs(7));
    for _ in 0..3 {
        let tick = ticks.tick().await;
        println!("tick {:?} at {:?}", tick - began, shown());
    }
    // Less than a tick of the timer is a whole one.
    sleep(Duration::from_micros(200)).await;
    println!("{:?}", shown());
    sleep(Duration::from_micros(1500)).await;
    println!("{:?}", shown());
    sleep(Duration::ZERO).await;
    println!("{:?}", shown());
    println!("{}", real.elapsed() < Duration::from_secs(5));
}

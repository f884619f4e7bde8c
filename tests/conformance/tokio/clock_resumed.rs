//! A clock that goes on shows what it showed when it was paused, and then goes with the real one.
use std::time::{Duration, Instant as Real};
use tokio::time::{Instant, advance, pause, resume, sleep};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (real, began) = (Real::now(), Instant::now());
    let round = |time: Duration| (time.as_millis() + 100) / 200 * 200;
    sleep(Duration::from_millis(200)).await;
    println!("{} {}", round(real.elapsed()), round(began.elapsed()));
    pause();
    // The threads' clock is not tokio's.
    std::thread::sleep(Duration::from_millis(400));
    println!("{} {}", round(real.elapsed()), round(began.elapsed()));
    sleep(Duration::from_secs(2)).await;
    println!("{} {}", round(real.elapsed()), round(began.elapsed()));
    advance(Duration::from_secs(3)).await;
    resume();
    println!("{} {}", round(real.elapsed()), round(began.elapsed()));
    sleep(Duration::from_millis(400)).await;
    println!("{} {}", round(real.elapsed()), round(began.elapsed()));
    pause();
    sleep(Duration::from_secs(1)).await;
    println!("{} {}", round(real.elapsed()), round(began.elapsed()));
}

//! A sleep can be moved, and knows whether it has elapsed.
use std::time::Duration;
use tokio::time::{Instant, sleep};
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let began = Instant::now();
    let ms = Duration::from_millis;
    let sleep = sleep(ms(50));
    tokio::pin!(sleep);
    println!("{}", sleep.is_elapsed());
    println!("{}", sleep.deadline() - began >= ms(50));
    sleep.as_mut().reset(began + ms(150));
    sleep.as_mut().await;
    println!(
        "{} {}",
        sleep.is_elapsed(),
        began.elapsed().as_millis() / 50
    );
    sleep.as_mut().reset(began + ms(200));
    println!("{}", sleep.is_elapsed());
    sleep.await;
    println!("{}", began.elapsed().as_millis() / 50);
}

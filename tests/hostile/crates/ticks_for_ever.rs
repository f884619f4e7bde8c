//! Waits a nanosecond at a time, for ever.
//! expect: runs-forever
//! lesson: ex20

use std::time::Duration;

#[tokio::main]
async fn main() {
    let mut ticks = tokio::time::interval(Duration::from_nanos(1));
    loop {
        ticks.tick().await;
    }
}

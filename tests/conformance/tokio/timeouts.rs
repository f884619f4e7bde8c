//! Timeouts: in time, too late, zero, and endless.
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout, timeout_at};
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let ms = Duration::from_millis;
    println!("{:?}", timeout(ms(100), async { 1 }).await);
    println!("{:?}", timeout(ms(50), sleep(ms(150))).await);
    println!("{:?}", timeout(ms(150), sleep(ms(50))).await);
    println!("{:?}", timeout(Duration::ZERO, async { 2 }).await);
    println!(
        "{:?}",
        timeout(Duration::ZERO, std::future::pending::<()>()).await
    );
    println!("{:?}", timeout(Duration::MAX, sleep(ms(10))).await);
    println!(
        "{:?}",
        timeout_at(Instant::now() + ms(50), std::future::pending::<()>()).await
    );
    let error = timeout(ms(10), std::future::pending::<()>())
        .await
        .unwrap_err();
    println!("{error}");
    println!("{}", std::io::Error::from(error).kind());
    println!(
        "{:?}",
        timeout(ms(100), timeout(ms(50), std::future::pending::<()>())).await
    );
    println!("{}", timeout(ms(1), async { 4 }).into_inner().await);
}

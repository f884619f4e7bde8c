//! tokio's `Instant` wraps the one of std.
use std::time::Duration;
use tokio::time::Instant;
fn main() {
    let std = std::time::Instant::now();
    let now = Instant::from_std(std);
    println!(
        "{}",
        now.into_std() == std && Instant::from(std) == now && std::time::Instant::from(now) == std
    );
    let later = now + Duration::from_secs(2);
    println!("{:?} {:?}", later - now, now - later);
    println!(
        "{:?} {:?}",
        later.checked_duration_since(now),
        now.checked_duration_since(later)
    );
    println!(
        "{:?}",
        later.checked_sub(Duration::from_secs(2)) == Some(now)
    );
    println!("{}", format!("{now:?}") == format!("{std:?}"));
    println!("{}", now.elapsed() < Duration::from_secs(5));
}

//! Timers, on the lab's clock. A timer lives in its runtime and is noticed when that runtime looks: a poll
//! that blocks its thread makes the others late, as in life.

mod clock;
pub mod error;
mod instant;
mod interval;
mod sleep;
mod timeout;

pub(crate) use clock::Clock;
pub use clock::{advance, pause, resume};
pub use instant::Instant;
pub use interval::{Interval, MissedTickBehavior, interval, interval_at};
pub use sleep::{Sleep, sleep, sleep_until};
pub use std::time::Duration;
pub use timeout::{Timeout, timeout, timeout_at};

/// As far ahead as the real ones go: some thirty years.
fn safe_delay(duration: Duration) -> Duration {
    duration.min(Duration::from_secs(86400 * 365 * 30))
}

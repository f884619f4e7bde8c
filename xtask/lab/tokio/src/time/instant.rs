//! A point on the lab's clock, as tokio wraps it.

use lab_std::time::Instant as Std;
use std::fmt;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::time::Duration;

#[derive(Clone, Copy, Eq, PartialEq, PartialOrd, Ord, Hash)]
pub struct Instant {
    std: Std,
}

impl Instant {
    #[track_caller]
    #[must_use]
    pub fn now() -> Self {
        // To look at a clock is a scheduling point.
        let _ = Std::now();
        super::clock::now()
    }

    #[must_use]
    pub fn from_std(std: Std) -> Self {
        Self { std }
    }

    #[must_use]
    pub fn into_std(self) -> Std {
        self.std
    }

    #[must_use]
    pub fn duration_since(&self, earlier: Self) -> Duration {
        self.std.saturating_duration_since(earlier.std)
    }

    #[must_use]
    pub fn checked_duration_since(&self, earlier: Self) -> Option<Duration> {
        self.std.checked_duration_since(earlier.std)
    }

    #[must_use]
    pub fn saturating_duration_since(&self, earlier: Self) -> Duration {
        self.std.saturating_duration_since(earlier.std)
    }

    #[track_caller]
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        Self::now().saturating_duration_since(*self)
    }

    #[must_use]
    pub fn checked_add(&self, duration: Duration) -> Option<Self> {
        self.std.checked_add(duration).map(Self::from_std)
    }

    #[must_use]
    pub fn checked_sub(&self, duration: Duration) -> Option<Self> {
        self.std.checked_sub(duration).map(Self::from_std)
    }

    /// The clock's reading, without a scheduling point.
    pub(crate) fn peek() -> Self {
        super::clock::now()
    }

    pub(crate) fn at(since_start: Duration) -> Self {
        Self {
            std: Std::__at(since_start),
        }
    }

    pub(crate) fn since_start(self) -> Duration {
        self.std.__since_start()
    }
}

impl From<Std> for Instant {
    fn from(time: Std) -> Self {
        Self::from_std(time)
    }
}

impl From<Instant> for Std {
    fn from(time: Instant) -> Self {
        time.into_std()
    }
}

impl Add<Duration> for Instant {
    type Output = Self;
    #[track_caller]
    fn add(self, other: Duration) -> Self {
        Self::from_std(self.std + other)
    }
}

impl AddAssign<Duration> for Instant {
    #[track_caller]
    fn add_assign(&mut self, other: Duration) {
        *self = *self + other;
    }
}

impl Sub for Instant {
    type Output = Duration;
    fn sub(self, other: Self) -> Duration {
        self.std.saturating_duration_since(other.std)
    }
}

impl Sub<Duration> for Instant {
    type Output = Self;
    #[track_caller]
    fn sub(self, other: Duration) -> Self {
        Self::from_std(self.std - other)
    }
}

impl SubAssign<Duration> for Instant {
    #[track_caller]
    fn sub_assign(&mut self, other: Duration) {
        *self = *self - other;
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.std.fmt(f)
    }
}

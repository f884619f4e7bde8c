//! Clocks that show virtual time. `Duration` is the real one.

use crate::__lab::{self as lab, Quiet};
use ::std::ops::{Add, AddAssign, Sub, SubAssign};
use ::std::panic::Location;
pub use ::std::time::{Duration, SystemTimeError, TryFromFloatSecsError};

/// Where the monotonic clock stands when the program begins: some time after the machine was started, so
/// that a program may subtract from it.
const START: Duration = Duration::from_secs(100_000);

/// A point on the virtual monotonic clock.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Duration);

#[track_caller]
fn look() -> Duration {
    lab::quiet(Quiet::Clock, "Instant::now", Location::caller());
    lab::now()
}

impl Instant {
    #[track_caller]
    #[must_use]
    pub fn now() -> Self {
        Self(START + look())
    }

    #[track_caller]
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        Self::now().duration_since(*self)
    }

    #[must_use]
    pub fn duration_since(&self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    #[must_use]
    pub fn saturating_duration_since(&self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    #[must_use]
    pub fn checked_duration_since(&self, earlier: Self) -> Option<Duration> {
        self.0.checked_sub(earlier.0)
    }

    #[must_use]
    pub fn checked_add(&self, duration: Duration) -> Option<Self> {
        self.0.checked_add(duration).map(Self)
    }

    #[must_use]
    pub fn checked_sub(&self, duration: Duration) -> Option<Self> {
        self.0.checked_sub(duration).map(Self)
    }

    /// When this is, counted from the beginning of the program.
    #[doc(hidden)]
    #[must_use]
    pub fn __since_start(&self) -> Duration {
        self.0.saturating_sub(START)
    }

    /// The point in virtual time that lies so long after the beginning of the program.
    #[doc(hidden)]
    #[must_use]
    pub fn __at(since_start: Duration) -> Self {
        Self(START.saturating_add(since_start))
    }
}

impl ::std::fmt::Debug for Instant {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct("Instant")
            .field("tv_sec", &self.0.as_secs())
            .field("tv_nsec", &self.0.subsec_nanos())
            .finish()
    }
}

impl Add<Duration> for Instant {
    type Output = Self;
    #[track_caller]
    fn add(self, duration: Duration) -> Self {
        self.checked_add(duration)
            .expect("overflow when adding duration to instant")
    }
}

impl AddAssign<Duration> for Instant {
    #[track_caller]
    fn add_assign(&mut self, duration: Duration) {
        *self = *self + duration;
    }
}

impl Sub<Duration> for Instant {
    type Output = Self;
    #[track_caller]
    fn sub(self, duration: Duration) -> Self {
        self.checked_sub(duration)
            .expect("overflow when subtracting duration from instant")
    }
}

impl SubAssign<Duration> for Instant {
    #[track_caller]
    fn sub_assign(&mut self, duration: Duration) {
        *self = *self - duration;
    }
}

impl Sub for Instant {
    type Output = Duration;
    fn sub(self, earlier: Self) -> Duration {
        self.duration_since(earlier)
    }
}

/// What the clock of the day shows when a program begins: 2026-01-01 00:00:00 UTC, in every schedule.
const FIRST_DAY: Duration = Duration::from_secs(1_767_225_600);

/// A point on the virtual clock of the day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SystemTime(::std::time::SystemTime);

pub const UNIX_EPOCH: SystemTime = SystemTime::UNIX_EPOCH;

impl SystemTime {
    pub const UNIX_EPOCH: Self = Self(::std::time::UNIX_EPOCH);

    #[track_caller]
    #[must_use]
    pub fn now() -> Self {
        Self(::std::time::UNIX_EPOCH + FIRST_DAY + look())
    }

    /// # Errors
    /// When `earlier` is later.
    pub fn duration_since(&self, earlier: Self) -> Result<Duration, SystemTimeError> {
        self.0.duration_since(earlier.0)
    }

    /// # Errors
    /// When this lies in the future.
    #[track_caller]
    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {
        Self::now().duration_since(*self)
    }

    #[must_use]
    pub fn checked_add(&self, duration: Duration) -> Option<Self> {
        self.0.checked_add(duration).map(Self)
    }

    #[must_use]
    pub fn checked_sub(&self, duration: Duration) -> Option<Self> {
        self.0.checked_sub(duration).map(Self)
    }
}

impl From<::std::time::SystemTime> for SystemTime {
    fn from(real: ::std::time::SystemTime) -> Self {
        Self(real)
    }
}

impl From<SystemTime> for ::std::time::SystemTime {
    fn from(ours: SystemTime) -> Self {
        ours.0
    }
}

impl Add<Duration> for SystemTime {
    type Output = Self;
    fn add(self, duration: Duration) -> Self {
        Self(self.0 + duration)
    }
}

impl AddAssign<Duration> for SystemTime {
    fn add_assign(&mut self, duration: Duration) {
        self.0 += duration;
    }
}

impl Sub<Duration> for SystemTime {
    type Output = Self;
    fn sub(self, duration: Duration) -> Self {
        Self(self.0 - duration)
    }
}

impl SubAssign<Duration> for SystemTime {
    fn sub_assign(&mut self, duration: Duration) {
        self.0 -= duration;
    }
}

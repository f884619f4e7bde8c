//! `Semaphore` and its permits. Each permit is recorded as a lock taken and given back.

use super::kept::Kept;
use super::recorded::{Op, Recorded, block_on, paid};
use super::transparent::{ours, ours_shared, to_real, transparent};
use super::{asks, lab};
use ::tokio::sync as real;
use real::{AcquireError, TryAcquireError};
use std::fmt;
use std::sync::Arc;

/// Permits that tasks wait for in the order in which they came.
#[repr(transparent)]
pub struct Semaphore(real::Semaphore);
transparent!(Semaphore);

/// A permit that is given back when dropped.
#[must_use]
#[clippy::has_significant_drop]
pub struct SemaphorePermit<'a>(Kept<real::SemaphorePermit<'a>>);

/// A permit that keeps its semaphore alive.
#[must_use]
#[clippy::has_significant_drop]
pub struct OwnedSemaphorePermit(Kept<real::OwnedSemaphorePermit>);

impl Semaphore {
    pub const MAX_PERMITS: usize = real::Semaphore::MAX_PERMITS;

    /// # Panics
    /// When there are more than [`Semaphore::MAX_PERMITS`].
    #[track_caller]
    pub fn new(permits: usize) -> Self {
        Self(real::Semaphore::new(permits))
    }

    /// # Panics
    /// When there are more than [`Semaphore::MAX_PERMITS`].
    pub const fn const_new(permits: usize) -> Self {
        Self(real::Semaphore::const_new(permits))
    }

    asks!("Semaphore": available_permits -> usize, is_closed -> bool);

    #[track_caller]
    fn op(&self, name: &'static str) -> Op {
        Op::permit(name, lab::key(&self.0))
    }

    pub fn add_permits(&self, n: usize) {
        lab::point();
        self.0.add_permits(n);
        lab::changed();
    }

    pub fn forget_permits(&self, n: usize) -> usize {
        lab::point();
        let forgotten = self.0.forget_permits(n);
        lab::changed();
        forgotten
    }

    pub fn close(&self) {
        lab::point();
        self.0.close();
        lab::changed();
    }

    async fn taken(&self, n: u32, op: Op) -> Result<SemaphorePermit<'_>, AcquireError> {
        let permit = self.0.acquire_many(n).await?;
        paid().await;
        Ok(SemaphorePermit(Kept::permits(permit, op, n as usize)))
    }

    async fn taken_owned(
        self: Arc<Self>,
        n: u32,
        op: Op,
    ) -> Result<OwnedSemaphorePermit, AcquireError> {
        let permit = to_real(self).acquire_many_owned(n).await?;
        paid().await;
        Ok(OwnedSemaphorePermit(Kept::permits(permit, op, n as usize)))
    }

    fn tried(&self, n: u32, op: Op) -> Result<SemaphorePermit<'_>, TryAcquireError> {
        op.attempt();
        let permit = self.0.try_acquire_many(n).inspect_err(|_| op.refused())?;
        let permit = SemaphorePermit(Kept::permits(permit, op, n as usize));
        lab::changed();
        Ok(permit)
    }

    fn tried_owned(
        self: Arc<Self>,
        n: u32,
        op: Op,
    ) -> Result<OwnedSemaphorePermit, TryAcquireError> {
        op.attempt();
        let permit = to_real(self).try_acquire_many_owned(n);
        let permit = permit.inspect_err(|_| op.refused())?;
        lab::changed();
        Ok(OwnedSemaphorePermit(Kept::permits(permit, op, n as usize)))
    }

    #[track_caller]
    pub fn acquire(&self) -> impl Future<Output = Result<SemaphorePermit<'_>, AcquireError>> {
        let op = self.op("Semaphore::acquire");
        Recorded::new(op, self.taken(1, op))
    }

    #[track_caller]
    pub fn acquire_many(
        &self,
        n: u32,
    ) -> impl Future<Output = Result<SemaphorePermit<'_>, AcquireError>> {
        let op = self.op("Semaphore::acquire_many");
        Recorded::new(op, self.taken(n, op))
    }

    #[track_caller]
    pub fn acquire_owned(
        self: Arc<Self>,
    ) -> impl Future<Output = Result<OwnedSemaphorePermit, AcquireError>> {
        let op = self.op("Semaphore::acquire_owned");
        Recorded::new(op, self.taken_owned(1, op))
    }

    #[track_caller]
    pub fn acquire_many_owned(
        self: Arc<Self>,
        n: u32,
    ) -> impl Future<Output = Result<OwnedSemaphorePermit, AcquireError>> {
        let op = self.op("Semaphore::acquire_many_owned");
        Recorded::new(op, self.taken_owned(n, op))
    }

    /// # Errors
    /// When there is no permit, or the semaphore is closed.
    #[track_caller]
    pub fn try_acquire(&self) -> Result<SemaphorePermit<'_>, TryAcquireError> {
        self.tried(1, self.op("Semaphore::try_acquire"))
    }

    /// # Errors
    /// When there are not enough permits, or the semaphore is closed.
    #[track_caller]
    pub fn try_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, TryAcquireError> {
        self.tried(n, self.op("Semaphore::try_acquire_many"))
    }

    /// # Errors
    /// When there is no permit, or the semaphore is closed.
    #[track_caller]
    pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError> {
        let op = self.op("Semaphore::try_acquire_owned");
        self.tried_owned(1, op)
    }

    /// # Errors
    /// When there are not enough permits, or the semaphore is closed.
    #[track_caller]
    pub fn try_acquire_many_owned(
        self: Arc<Self>,
        n: u32,
    ) -> Result<OwnedSemaphorePermit, TryAcquireError> {
        let op = self.op("Semaphore::try_acquire_many_owned");
        self.tried_owned(n, op)
    }

    /// # Errors
    /// When the semaphore is closed.
    ///
    /// # Panics
    /// Within a task.
    #[track_caller]
    pub fn blocking_acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError> {
        let op = self.op("Semaphore::blocking_acquire");
        block_on(op, self.taken(1, op))
    }

    /// # Errors
    /// When the semaphore is closed.
    ///
    /// # Panics
    /// Within a task.
    #[track_caller]
    pub fn blocking_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError> {
        let op = self.op("Semaphore::blocking_acquire_many");
        block_on(op, self.taken(n, op))
    }

    /// # Errors
    /// When the semaphore is closed.
    ///
    /// # Panics
    /// Within a task.
    #[track_caller]
    pub fn blocking_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError> {
        let op = self.op("Semaphore::blocking_acquire_owned");
        block_on(op, self.taken_owned(1, op))
    }

    /// # Errors
    /// When the semaphore is closed.
    ///
    /// # Panics
    /// Within a task.
    #[track_caller]
    pub fn blocking_acquire_many_owned(
        self: Arc<Self>,
        n: u32,
    ) -> Result<OwnedSemaphorePermit, AcquireError> {
        let op = self.op("Semaphore::blocking_acquire_many_owned");
        block_on(op, self.taken_owned(n, op))
    }
}

impl fmt::Debug for Semaphore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What both kinds of permits can do.
macro_rules! permit {
    ($permit:ty) => {
        /// Takes the permit away from the semaphore for good.
        pub fn forget(self) {
            self.0.into_inner().forget();
        }

        /// # Panics
        /// When they are of different semaphores.
        #[track_caller]
        pub fn merge(&mut self, other: Self) {
            self.0.merge(other.0, <$permit>::merge);
        }

        pub fn split(&mut self, n: usize) -> Option<Self> {
            self.0.split(n, |permit| permit.split(n)).map(Self)
        }

        pub fn num_permits(&self) -> usize {
            self.0.num_permits()
        }
    };
}

impl<'a> SemaphorePermit<'a> {
    permit!(real::SemaphorePermit<'a>);

    pub fn semaphore(&self) -> &Semaphore {
        ours(self.0.semaphore())
    }
}

impl OwnedSemaphorePermit {
    permit!(real::OwnedSemaphorePermit);

    pub fn semaphore(&self) -> &Arc<Semaphore> {
        ours_shared(self.0.semaphore())
    }
}

impl fmt::Debug for SemaphorePermit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for OwnedSemaphorePermit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

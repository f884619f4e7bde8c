//! Handing a future to the current runtime.

use super::JoinHandle;
use crate::context;
use std::future::Future;
use std::panic::Location;

/// # Panics
/// Outside of a runtime.
#[track_caller]
pub fn spawn<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    context::expect_current()
        .shared
        .spawn(future, Location::caller())
}

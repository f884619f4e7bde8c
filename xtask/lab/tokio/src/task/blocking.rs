//! Code that blocks its thread, kept away from the tasks.

use super::{JoinHandle, coop};
use crate::context::{self, Entered};
use crate::lab;
use std::panic::Location;

/// # Panics
/// Outside of a runtime.
#[track_caller]
pub fn spawn_blocking<F, R>(function: F) -> JoinHandle<R>
where
    F: FnOnce() -> R + Send + 'static,
    R: Send + 'static,
{
    context::expect_current()
        .shared
        .spawn_blocking(function, Location::caller())
}

/// Runs `f` on this thread, after giving its other tasks to another one.
///
/// # Panics
/// On a current-thread runtime and inside of a `LocalSet`.
#[track_caller]
pub fn block_in_place<F, R>(f: F) -> R
where
    F: FnOnce() -> R,
{
    let worker = context::driving_at_all().filter(|driving| driving.is_worker());
    match (context::entered(), &worker) {
        (Entered::No, _) => return f(),
        (
            Entered::Yes {
                may_block_in_place: false,
            },
            None,
        ) => {
            panic!("can call blocking only when running on the multi-threaded runtime")
        }
        (Entered::Yes { .. }, _) => (),
    }
    /// Puts back what was left, also when `f` panics.
    struct Back(coop::Budget, Option<u32>);
    impl Drop for Back {
        fn drop(&mut self) {
            context::set_budget(self.0);
            lab::set_task(self.1);
        }
    }
    if let Some(worker) = &worker {
        worker.hand_off();
    }
    let _back = Back(coop::stop(), lab::set_task(None));
    context::exit_runtime(f)
}

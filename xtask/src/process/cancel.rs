//! A way to call off what is under way, for those who no longer want its result: watch, when the file has
//! been saved again. It ends nothing by itself; whoever waits for a child asks it and kills the child.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::interrupt;

/// Shared by all its clones. An interrupt of the runner calls everything off.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// From now on the result is not wanted.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed) || interrupt::interrupted()
    }
}

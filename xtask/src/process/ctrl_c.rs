//! Ctrl-C for a program under way: whoever knows the moment presses it here, and whoever runs the program
//! passes it on, once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A key that may be pressed. Its copies are the same key.
#[derive(Clone, Debug, Default)]
pub(crate) struct CtrlC(Arc<AtomicBool>);

impl CtrlC {
    pub(crate) fn press(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it has been pressed since the last call.
    pub(super) fn is_due(&self) -> bool {
        self.0.swap(false, Ordering::Relaxed)
    }
}

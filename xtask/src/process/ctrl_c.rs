//! Ctrl-C for a program under way: whoever knows the moment presses it here, and whoever runs the program
//! passes it on, once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Line, Stream};

/// A key that may be pressed. Its copies are the same key.
#[derive(Clone, Debug, Default)]
pub struct CtrlC(Arc<AtomicBool>);

impl CtrlC {
    pub(crate) fn press(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Presses it with the first line of standard output that reads like this.
    pub fn at_line(&self, text: Option<&str>) -> impl FnMut(&Line) + use<> {
        let (key, mut due) = (self.clone(), text.map(|text| text.as_bytes().to_vec()));
        move |line| {
            let here = |due: &mut Vec<u8>| line.stream == Stream::Stdout && line.bytes == *due;
            if due.take_if(here).is_some() {
                key.press();
            }
        }
    }

    /// Whether it has been pressed since the last call.
    pub(super) fn is_due(&self) -> bool {
        self.0.swap(false, Ordering::Relaxed)
    }
}

//! What a builder was told and a runtime needs to know.

use crate::lab::Loc;
use std::sync::Arc;

pub(super) type Callback = Arc<dyn Fn() + Send + Sync>;

#[derive(Clone)]
pub(super) struct Config {
    pub(super) name: Option<String>,
    /// Where the runtime was built. Its threads are recorded as started there.
    pub(super) loc: Loc,
    /// The thread that the tasks of a local runtime stay on.
    pub(super) owner: Option<usize>,
    pub(super) thread_name: Arc<dyn Fn() -> String + Send + Sync>,
    pub(super) after_start: Option<Callback>,
    pub(super) before_stop: Option<Callback>,
    pub(super) before_park: Option<Callback>,
    pub(super) after_unpark: Option<Callback>,
    pub(super) event_interval: u32,
    pub(super) global_queue_interval: u32,
}

pub(super) fn call(callback: &Option<Callback>) {
    if let Some(callback) = callback {
        callback();
    }
}

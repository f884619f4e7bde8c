//! Whether a process that gives no sign of life would like to go on, or waits for something. Knows no schedules and
//! ends nobody; `tests/running.rs` takes this file by its path, since the room itself cannot be tested.

use ::std::time::Duration;

/// Whether any thread of a process wants a processor, whether it has one or not. False for a process that is
/// stopped or has ended, and where the system does not say.
#[cfg(target_os = "linux")]
pub(super) fn is_running(process: i32) -> bool {
    let threads = ::std::fs::read_dir(::std::format!("/proc/{process}/task"));
    threads.into_iter().flatten().flatten().any(|thread| {
        let about = ::std::fs::read_to_string(thread.path().join("stat")).unwrap_or_default();
        // The state stands behind the name, which may hold anything.
        let state = about.rsplit_once(") ").map(|(_, rest)| rest);
        state.is_some_and(|state| state.starts_with('R'))
    })
}

#[cfg(not(target_os = "linux"))]
pub(super) fn is_running(_: i32) -> bool {
    false
}

/// For how long a process was seen in some state, by one who looks at it over and over.
#[derive(Default)]
pub(super) struct Seen(Duration);

impl Seen {
    /// Between two looks: what is longer was a pause of the machine, which says nothing of the process.
    const LOOK: Duration = Duration::from_millis(200);

    /// One more look, so long after the one before, and whether it was in that state.
    pub(super) fn looked(&mut self, after: Duration, so: bool) {
        if so {
            self.0 += after.min(Self::LOOK);
        }
    }

    pub(super) fn time(&self) -> Duration {
        self.0
    }
}

//! Ctrl-C. The terminal tells the runner only, because a child has a process group of its own; so the
//! runner notes it here, and whoever waits for a child kills it.
//!
//! It ends nothing by itself, except on the second interrupt, when the first one was not enough.

/// Whether the runner has been asked to stop.
pub fn interrupted() -> bool {
    #[cfg(unix)]
    {
        use std::sync::atomic::Ordering;
        flag().load(Ordering::Relaxed)
    }
    #[cfg(not(unix))]
    false
}

/// Starts to listen. From now on the first interrupt no longer ends the runner.
pub fn catch() {
    #[cfg(unix)]
    flag();
}

#[cfg(unix)]
fn flag() -> &'static std::sync::Arc<std::sync::atomic::AtomicBool> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use std::sync::atomic::AtomicBool;
    use std::sync::{Arc, OnceLock};

    static FLAG: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    FLAG.get_or_init(|| {
        let flag = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // The order matters: a second signal finds the flag set by the first. Where a signal cannot
            // be caught, its default stays, which ends the runner as before.
            drop(signal_hook::flag::register_conditional_shutdown(
                signal,
                128 + signal,
                Arc::clone(&flag),
            ));
            drop(signal_hook::flag::register(signal, Arc::clone(&flag)));
        }
        flag
    })
}

//! Signals have names and numbers, and some cannot be listened to.
use std::ffi::c_int;
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let kinds = [
        SignalKind::alarm(),
        SignalKind::child(),
        SignalKind::hangup(),
        SignalKind::interrupt(),
        SignalKind::io(),
        SignalKind::pipe(),
        SignalKind::quit(),
        SignalKind::terminate(),
        SignalKind::user_defined1(),
        SignalKind::user_defined2(),
        SignalKind::window_change(),
    ];
    for kind in kinds {
        let number: c_int = kind.into();
        println!(
            "{kind:?} {} {}",
            SignalKind::from(number) == kind,
            signal(kind).is_ok()
        );
    }
    for number in [0, -1, 9, 19, 11] {
        println!(
            "{:?}",
            signal(SignalKind::from_raw(number))
                .map(|_| ())
                .map_err(|error| error.to_string())
        );
    }
}

//! Waits that may end although nothing has happened: condition variables and `park` promise no more than
//! that they wait for a while (spurious wake-ups).

use crate::diagnosis::Finding;
use crate::words;
use lab_trace::{Class, Event, Kind, Trace, Woken};

/// Whether the program itself, in its file, waits with an operation of this kind outside of one that
/// looks at its condition again by itself.
pub(super) fn may_happen(trace: &Trace, file: &str) -> bool {
    let own = |event: &Event| event.place.is_some_and(|at| trace.file(at) == Some(file));
    trace.events.iter().any(|event| match &event.kind {
        Kind::Waits {
            class: Class::Signal,
            op,
            ..
        } => own(event) && LOOSE.contains(&op.as_str()),
        _ => false,
    })
}

const LOOSE: [&str; 5] = [
    "Condvar::wait",
    "Condvar::wait_timeout",
    "Condvar::wait_timeout_ms",
    "thread::park",
    "thread::park_timeout",
];

/// What is said of a program that goes wrong in this trace, in which waits ended early.
pub(super) fn advice(trace: &Trace, file: &str, finding: &Finding) -> Option<String> {
    let (mut ops, mut lines) = (Vec::new(), Vec::new());
    for (step, event) in trace.events.iter().enumerate() {
        let Kind::Woke {
            wait,
            how: Woken::Early,
        } = event.kind
        else {
            continue;
        };
        let began = trace.events[..step]
            .iter()
            .rev()
            .find_map(|event| match &event.kind {
                Kind::Waits {
                    wait: other, op, ..
                } if *other == wait => Some((event.place?, op)),
                _ => None,
            });
        let Some((place, op)) = began else { continue };
        if trace.file(place) == Some(file) && LOOSE.contains(&op.as_str()) {
            ops.push(op.clone());
            lines.push(place.line);
        }
    }
    let op = ops.first()?;
    lines.sort_unstable();
    lines.dedup();
    Some(words::counts_on_a_signal(op, &lines, &finding.message))
}

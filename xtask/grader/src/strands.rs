//! The futures that one task drives together, told apart by their waits. Knows nothing of what they are for.

use lab_trace::{Kind, Trace};
use std::collections::HashMap;

/// What is known of the future that a task is driving.
#[derive(Default)]
struct Driven {
    strand: Option<u32>,
    /// Steps that wait to be told whose they are.
    open: Vec<usize>,
}

/// For each event of a task: which of its futures it belongs to, by a number that is the task's alone; `None` where
/// that cannot be told.
#[must_use]
pub(crate) fn strands(trace: &Trace) -> Vec<Option<u32>> {
    let mut strands: Vec<Option<u32>> = vec![None; trace.events.len()];
    let mut tasks: HashMap<u32, Driven> = HashMap::new();
    let mut of_waits: HashMap<u32, u32> = HashMap::new();
    for (step, event) in trace.events.iter().enumerate() {
        let Some(driven) = event.task.map(|task| tasks.entry(task).or_default()) else {
            continue;
        };
        match &event.kind {
            Kind::PollBegan | Kind::PollEnded => *driven = Driven::default(),
            // A future that begins to wait leaves its task to the next one.
            Kind::Waits { wait, .. } => {
                let new = u32::try_from(step).unwrap_or(u32::MAX);
                let strand = driven.strand.unwrap_or(new);
                of_waits.insert(*wait, strand);
                for open in std::mem::take(driven).open.into_iter().chain([step]) {
                    strands[open] = Some(strand);
                }
            }
            Kind::Woke { wait, .. } => {
                let strand = of_waits.get(wait).copied();
                let open = Vec::new();
                *driven = Driven { strand, open };
                strands[step] = strand;
            }
            _ => {
                strands[step] = driven.strand;
                if driven.strand.is_none() {
                    driven.open.push(step);
                }
            }
        }
    }
    strands
}

//! Who could know of whom: what one thread or task has told another, at first or second hand, by a message, under a
//! lock, through an atomic, or by starting it. Judges nothing, and does not know what was said.

use crate::strands::strands;
use lab_trace::{Event, Kind, Touch, Trace};
use std::collections::{HashMap, HashSet};

/// A thread, a task wherever it runs, or one of several futures that a task drives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Who {
    Thread(u32),
    Task(u32),
    Future(u32, u32),
}

/// Who does what happens at each step.
pub(crate) fn doers(trace: &Trace) -> Vec<Who> {
    let who = |(event, strand): (&Event, Option<u32>)| match (event.task, strand) {
        (None, _) => Who::Thread(event.thread),
        (Some(task), None) => Who::Task(task),
        (Some(task), Some(strand)) => Who::Future(task, strand),
    };
    let strands = strands(trace);
    trace.events.iter().zip(strands).map(who).collect()
}

/// More of them than any lesson has people who tell each other something.
const MOST: usize = 256;

/// The object at which an event leaves word for others, and the one at which it takes what others have left.
pub(crate) fn objects(kind: &Kind) -> (Option<&u32>, Option<&u32>) {
    match kind {
        Kind::Passed { object } => (Some(object), Some(object)),
        Kind::Unlocked { object } => (Some(object), None),
        Kind::Locked { object } => (None, Some(object)),
        Kind::Touched { object, how, .. } => match how {
            Touch::Read => (None, Some(object)),
            Touch::Write => (Some(object), None),
            Touch::Update | Touch::Exchange => (Some(object), Some(object)),
        },
        _ => (None, None),
    }
}

/// Whom who acts at each of the steps had heard of by then; `None` with more threads and tasks than can be followed.
pub(crate) fn heard_of(trace: &Trace, doers: &[Who], steps: &[usize]) -> Option<Vec<HashSet<Who>>> {
    let mut known: HashMap<Who, HashSet<Who>> = HashMap::new();
    let mut left: HashMap<u32, HashSet<Who>> = HashMap::new();
    let mut told = vec![HashSet::new(); steps.len()];
    for (step, event) in trace.events.iter().enumerate() {
        let who = doers[step];
        if let Who::Future(task, _) = who
            && !known.contains_key(&who)
        {
            let all = known.get(&Who::Task(task)).cloned();
            known.insert(who, all.unwrap_or_default());
        }
        let started = match &event.kind {
            Kind::ThreadStarted { child, .. } => Some(Who::Thread(*child)),
            Kind::TaskSpawned { task, .. } => Some(Who::Task(*task)),
            _ => None,
        };
        if let Some(started) = started {
            let all = known.get(&who).cloned().unwrap_or_default();
            known.entry(started).or_default().extend(all);
            continue;
        }
        let (leaves, takes) = objects(&event.kind);
        let own = known.entry(who).or_default();
        if let Some(there) = takes.and_then(|object| left.get(object)) {
            own.extend(there);
        }
        if let Some(object) = leaves {
            let there = left.entry(*object).or_default();
            there.extend(own.iter().copied().chain([who]));
        }
        for (at, _) in steps.iter().enumerate().filter(|(_, it)| **it == step) {
            told[at].clone_from(own);
        }
        if known.len() > MOST {
            return None;
        }
    }
    Some(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{MAIN, Story};

    /// Whether `main` has heard of thread 1 when it prints.
    fn main_knows(tell: impl FnOnce(&mut Story)) -> bool {
        let mut story = Story::new();
        story.starts(MAIN, 20);
        tell(&mut story);
        story.prints(MAIN, 10, "now");
        let trace = story.returns();
        let step = trace.events.len() - 1;
        heard_of(&trace, &doers(&trace), &[step]).expect("few")[0].contains(&Who::Thread(1))
    }

    const OTHER: crate::story::Who = crate::story::Who {
        thread: 1,
        task: None,
    };

    fn passed(story: &mut Story, who: crate::story::Who, object: u32) {
        story.event(who, 0, Kind::Passed { object });
    }

    #[test]
    fn a_message_tells_of_who_sent_it_and_of_whom_they_had_heard() {
        assert!(!main_knows(|_| ()));
        assert!(main_knows(|story| {
            passed(story, OTHER, 0);
            passed(story, MAIN, 0);
        }));
        assert!(main_knows(|story| {
            let between = story.starts(MAIN, 21);
            passed(story, OTHER, 0);
            passed(story, between, 0);
            passed(story, between, 1);
            passed(story, MAIN, 1);
        }));
    }

    #[test]
    fn what_was_said_elsewhere_or_later_is_not_heard() {
        assert!(!main_knows(|story| {
            passed(story, OTHER, 0);
            passed(story, MAIN, 1);
        }));
        assert!(!main_knows(|story| {
            passed(story, MAIN, 0);
            passed(story, OTHER, 0);
        }));
    }

    #[test]
    fn what_is_left_under_a_lock_is_found_by_who_takes_it_next() {
        let locked = |story: &mut Story, who| {
            story.event(who, 0, Kind::Locked { object: 0 });
            story.event(who, 0, Kind::Unlocked { object: 0 });
        };
        assert!(main_knows(|story| {
            locked(story, OTHER);
            locked(story, MAIN);
        }));
        assert!(!main_knows(|story| {
            locked(story, MAIN);
            locked(story, OTHER);
        }));
    }

    #[test]
    fn who_looks_at_a_value_hears_of_who_wrote_it_and_leaves_nothing() {
        assert!(main_knows(|story| {
            story.touches(OTHER, 11, 0, Touch::Write, ["0", "1"]);
            story.reads(MAIN, 11, 0, "1");
        }));
        assert!(!main_knows(|story| {
            story.reads(OTHER, 11, 0, "1");
            story.updates(MAIN, 11, 0, "1", "2");
        }));
        assert!(!main_knows(|story| {
            story.updates(OTHER, 11, 0, "1", "2");
            story.touches(MAIN, 11, 0, Touch::Write, ["2", "3"]);
        }));
    }

    #[test]
    fn who_is_started_knows_what_the_starter_knows() {
        let mut story = Story::new();
        let teller = story.starts(MAIN, 20);
        passed(&mut story, teller, 0);
        passed(&mut story, MAIN, 0);
        let child = story.starts(MAIN, 21);
        story.prints(child, 10, "now");
        let task = story.spawns(MAIN, 22);
        story.prints(task, 10, "now");
        let trace = story.returns();
        let printed = |event: &lab_trace::Event| matches!(event.kind, Kind::Printed { .. });
        let steps: Vec<usize> = (0..trace.events.len())
            .filter(|step| printed(&trace.events[*step]))
            .collect();
        let told = heard_of(&trace, &doers(&trace), &steps).expect("few");
        assert!(told.iter().all(|known| known.contains(&Who::Thread(1))));
    }

    #[test]
    fn futures_of_one_task_hear_of_each_other_like_tasks() {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        story.event(root, 0, Kind::PollBegan);
        passed(&mut story, root, 0);
        let first = story.timer(root, 12, 1000);
        passed(&mut story, root, 1);
        story.timer(root, 13, 2000);
        story.event(root, 0, Kind::PollEnded);
        story.event(root, 0, Kind::PollBegan);
        story.wakes(first);
        story.prints(root, 10, "ignorant");
        passed(&mut story, root, 1);
        story.prints(root, 10, "knowing");
        let trace = story.returns();
        let printed = |event: &Event| matches!(event.kind, Kind::Printed { .. });
        let steps: Vec<usize> = (0..trace.events.len())
            .filter(|step| printed(&trace.events[*step]))
            .collect();
        let doers = doers(&trace);
        let told = heard_of(&trace, &doers, &steps).expect("few");
        let other = |who: &&Who| **who != doers[steps[0]];
        assert_eq!(told[0].iter().filter(other).count(), 0);
        assert_eq!(told[1].iter().filter(other).count(), 1);
    }

    #[test]
    fn too_many_are_not_followed() {
        let mut story = Story::new();
        for _ in 0..MOST {
            story.starts(MAIN, 20);
        }
        story.prints(MAIN, 10, "now");
        let trace = story.returns();
        assert_eq!(heard_of(&trace, &doers(&trace), &[0]), None);
    }
}

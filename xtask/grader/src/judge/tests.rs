//! The judge on hand-written traces: what passes, and the words and lines of what does not.

mod alone;
mod answers;
mod both_engines;
mod budget;
mod computing;
mod ctrl_c;
mod difference;
mod ends;
mod evidence;
mod failures;
mod given;
mod in_flight;
mod late;
mod limit;
mod order;
mod own_waits;
mod passes;
mod pool;
mod properties;
mod sequence;
mod shared;
mod unpolled;

use super::{Outcome, Stage};
use crate::story::{Lesson, MAIN, Story, Who};
use lab_trace::Trace;

/// A failure as one reads it: stage, id, lines, message, and what was wanted and came where the finding
/// says it.
fn told(lesson: &Lesson, trace: &Trace) -> String {
    told_as(lesson, None, trace)
}

fn told_as(lesson: &Lesson, variant: Option<usize>, trace: &Trace) -> String {
    match lesson.judge_as(variant, trace) {
        Outcome::Failed(stage, finding) => {
            let stage = match stage {
                Stage::Ends => "ends",
                Stage::Transcript => "transcript",
                Stage::Evidence => "evidence",
            };
            let (id, lines, message) = (finding.id, finding.lines, finding.message);
            format!("{stage}: {id} {lines:?}\n{message}")
        }
        other => format!("{other:?}"),
    }
}

/// Threads that print their start on line 11, sleep on 12 and print their end on 13. `main` starts them on
/// lines 21 and on, joins them on lines 31 and on, and prints "done" on 40.
fn threads(millis: &[u64]) -> Story {
    let mut story = Story::new();
    let workers: Vec<Who> = (21..)
        .zip(millis)
        .map(|(line, _)| story.starts(MAIN, line))
        .collect();
    let mut sleeps = Vec::new();
    for ((number, worker), millis) in (1..).zip(&workers).zip(millis) {
        story.prints(*worker, 11, &format!("start {number}"));
        sleeps.push((*millis, number, *worker, story.sleeps(*worker, 12, *millis)));
    }
    sleeps.sort_by_key(|(millis, ..)| *millis);
    let mut join = story.joins(MAIN, 31, workers[0]);
    let mut joined = 0;
    let mut ended = vec![false; workers.len()];
    for (_, number, worker, sleep) in sleeps {
        story.wakes(sleep);
        story.prints(worker, 13, &format!("end {number}"));
        story.ends(worker);
        ended[number - 1] = true;
        while joined < workers.len() && ended[joined] {
            story.wakes(join);
            joined += 1;
            if let Some(next) = workers.get(joined) {
                join = story.joins(MAIN, 31 + joined as u32, *next);
            }
        }
    }
    story.prints(MAIN, 40, "done");
    story
}

/// One task that drives futures as `join!` does; they print and sleep on the same lines as the threads,
/// and end in the given order.
fn joined(order: &[usize]) -> Story {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let mut timers = Vec::new();
    for number in 1..=order.len() {
        story.prints(root, 11, &format!("start {number}"));
        timers.push(story.timer(root, 12, 2000));
    }
    for number in order {
        story.wakes(timers[number - 1]);
        story.prints(root, 13, &format!("end {number}"));
    }
    story.prints(root, 40, "done");
    story.finishes(root, lab_trace::Finish::Done);
    story
}

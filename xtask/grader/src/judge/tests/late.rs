//! Results that are there and are told later.

use super::*;
use crate::expectation::Engine;

/// Two tasks of one and two seconds, each of which is told of when it is done: "got 1", "got 2".
fn lesson() -> Lesson {
    let mut lesson = Lesson::of(Engine::Async, 2);
    lesson.snapshot =
        "any order:\n  start 1\n  start 2\n(1 second pause)\nend 1\ngot 1\n(1 second pause)\nend 2\ngot 2".into();
    lesson
}

/// The tasks are awaited in the given order, on line 31, and told of on line 32; all of them at the end, or
/// each at once.
fn awaited(order: [usize; 2], at_the_end: bool) -> Trace {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [21, 22].map(|line| story.spawns(root, line));
    let mut timers = Vec::new();
    for (number, task) in (1..).zip(tasks) {
        story.prints(task, 11, &format!("start {number}"));
        timers.push(story.timer(task, 12, 1000 * number));
    }
    let mut waits = order
        .map(|number| Some((number, tasks[number - 1])))
        .into_iter();
    let mut open: Option<(usize, _)> = None;
    let mut done = Vec::new();
    let mut got = Vec::new();
    for (number, (task, timer)) in (1..).zip(tasks.into_iter().zip(timers)) {
        if open.is_none() {
            let (which, other) = waits.next().flatten().unwrap();
            open = Some((which, story.joins(root, 31, other)));
        }
        story.wakes(timer);
        story.prints(task, 13, &format!("end {number}"));
        story.finishes(task, lab_trace::Finish::Done);
        done.push(number);
        while let Some((which, join)) = open.take_if(|(which, _)| done.contains(which)) {
            story.wakes(join);
            got.push(which);
            if let Some((which, other)) = waits.next().flatten() {
                open = Some((which, story.joins(root, 31, other)));
            }
            if !at_the_end {
                got.drain(..)
                    .for_each(|it| story.prints(root, 32, &format!("got {it}")));
            }
        }
    }
    got.drain(..)
        .for_each(|it| story.prints(root, 32, &format!("got {it}")));
    story.finishes(root, lab_trace::Finish::Done);
    story.returns()
}

#[test]
fn each_result_at_once_is_as_wanted() {
    assert_eq!(told(&lesson(), &awaited([1, 2], false)), "Passed");
}

#[test]
fn a_result_that_waits_for_another_one_is_told_with_both_and_with_the_line_that_waits() {
    insta::assert_snapshot!(told(&lesson(), &awaited([2, 1], false)), @r#"
    transcript: wrong-timing [31, 32]
    task 1 is done at 1 s, but "got 1" comes only at 2 s, when task 2 is done too: line 31 waits that long; take each result as soon as it is there
    "#);
    insta::assert_snapshot!(told(&lesson(), &awaited([1, 2], true)), @r#"
    transcript: wrong-timing [31, 32]
    task 1 is done at 1 s, but "got 1" comes only at 2 s, when task 2 is done too: line 31 waits that long; take each result as soon as it is there
    "#);
}

#[test]
fn only_its_own_wait_that_ended_then_is_what_a_result_waited_for() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [21, 22, 23].map(|line| story.spawns(root, line));
    story.prints(tasks[0], 11, "start 1");
    story.prints(tasks[1], 11, "start 2");
    let timers = [
        story.timer(tasks[0], 12, 1000),
        story.timer(tasks[1], 12, 2000),
    ];
    let join = story.joins(root, 31, tasks[1]);
    let of_other = story.joins(tasks[2], 50, tasks[1]);
    for (number, (task, timer)) in (1..).zip(tasks.into_iter().zip(timers)) {
        story.wakes(timer);
        story.prints(task, 13, &format!("end {number}"));
        story.finishes(task, lab_trace::Finish::Done);
    }
    story.wakes(join);
    story.wakes(of_other);
    story.finishes(tasks[2], lab_trace::Finish::Done);
    let no_time = story.joins(root, 51, tasks[0]);
    story.wakes(no_time);
    story.prints(root, 32, "got 1");
    story.prints(root, 32, "got 2");
    story.finishes(root, lab_trace::Finish::Done);
    let told = told(&lesson(), &story.returns());
    assert!(
        told.starts_with("transcript: wrong-timing [31, 32]"),
        "{told}"
    );
}

#[test]
fn where_a_line_is_missing_or_work_may_take_turns_nothing_is_known_to_be_kept_back() {
    let kept_back = "take each result as soon as it is there";
    let mut lacks = lesson();
    lacks.snapshot += "\nbye";
    let lacks = told(&lacks, &awaited([2, 1], false));
    assert!(!lacks.contains(kept_back), "{lacks}");
    let mut turns = lesson();
    let work = turns.check.together[0].work.clone();
    turns.check.limit = vec![crate::expectation::Limit {
        engine: Engine::Async,
        most: 2,
        alike: true,
        work,
    }];
    let turns = told(&turns, &awaited([2, 1], false));
    assert!(!turns.contains(kept_back), "{turns}");
}

#[test]
fn futures_of_one_task_are_told_with_the_calls_that_made_them() {
    let mut lesson = lesson();
    lesson.source = "async fn work() {}\nasync fn main() {\n\n join!(work(), work());\n}".into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let writes = |story: &mut Story, text: &str| {
        story.writes(
            root,
            11,
            &format!("{text}\n"),
            false,
            Some("program::work::{{closure}}"),
        );
    };
    writes(&mut story, "start 1");
    writes(&mut story, "start 2");
    let timers = [1000, 2000].map(|millis| story.timer(root, 12, millis));
    for (number, timer) in (1..).zip(timers) {
        story.wakes(timer);
        writes(&mut story, &format!("end {number}"));
    }
    story.prints(root, 32, "got 1");
    story.prints(root, 32, "got 2");
    story.finishes(root, lab_trace::Finish::Done);
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-timing [4, 32]
    task 1 is done at 1 s, but "got 1" comes only at 2 s, when task 2 is done too; look at line 4; take each result as soon as it is there
    "#);
}

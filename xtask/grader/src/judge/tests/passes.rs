//! Programs that are right, each in its own way, and variants that do not apply.

use super::*;
use crate::expectation::Engine;
use lab_trace::{Class, Finish, Kind, Role};

const TWO: [u64; 2] = [2000, 2000];

fn passes(lesson: &Lesson, trace: &Trace) {
    assert_eq!(told(lesson, trace), "Passed");
}

fn stretched(story: &mut Story, who: Who, line: &str) {
    let line = line.to_owned();
    story.event(who, 0, Kind::Stretched { line });
}

#[test]
fn threads_that_sleep_side_by_side_pass() {
    passes(&Lesson::of(Engine::Threads, 2), &threads(&TWO).returns());
    passes(
        &Lesson::of(Engine::Threads, 3),
        &threads(&[2000; 3]).returns(),
    );
}

#[test]
fn futures_that_one_task_drives_pass_in_any_order_of_their_ends() {
    let lesson = Lesson::of(Engine::Async, 3);
    for order in [[1, 2, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]] {
        passes(&lesson, &joined(&order).returns());
    }
}

#[test]
fn spawned_tasks_pass_also_when_they_go_on_on_other_threads() {
    let mut story = Story::new();
    let workers = [1, 2].map(|_| story.starts_as(MAIN, 19, Role::Worker, None));
    let root = story.spawns(MAIN, 20);
    let tasks = [21, 22].map(|line| story.spawns(root, line));
    let mut timers = Vec::new();
    for (number, (task, worker)) in (1..).zip(tasks.iter().zip(workers)) {
        let task = task.on(worker);
        story.event(task, 0, Kind::PollBegan);
        story.prints(task, 11, &format!("start {number}"));
        timers.push(story.timer(task, 12, 2000));
        story.event(task, 0, Kind::PollEnded);
    }
    let join = story.joins(root, 31, tasks[0]);
    for (number, timer) in (1..).zip(timers) {
        let task = tasks[number - 1].on(workers[2 - number]);
        story.wakes_as(timer, task);
        story.prints(task, 13, &format!("end {number}"));
        story.finishes(task, Finish::Done);
    }
    story.wakes(join);
    story.prints(root, 40, "done");
    passes(&Lesson::of(Engine::Async, 2), &story.returns());
}

#[test]
fn an_end_that_main_prints_for_threads_or_tasks_passes() {
    let mut story = Story::new();
    let workers = [21, 22].map(|line| story.starts(MAIN, line));
    let mut sleeps = Vec::new();
    for (number, worker) in (1..).zip(workers) {
        story.prints(worker, 11, &format!("start {number}"));
        sleeps.push(story.sleeps(worker, 12, 2000));
    }
    let join = story.joins(MAIN, 31, workers[0]);
    sleeps.into_iter().for_each(|sleep| story.wakes(sleep));
    story.wakes(join);
    story.prints(MAIN, 32, "end 1");
    story.prints(MAIN, 32, "end 2");
    story.prints(MAIN, 40, "done");
    passes(&Lesson::of(Engine::Threads, 2), &story.returns());
}

/// Threads of one, two and three seconds whose ends `main` prints, as it joins them or receives them.
fn collected(class: Class, op: &str) -> Trace {
    let mut story = Story::new();
    let workers = [21, 22, 23].map(|line| story.starts(MAIN, line));
    let mut sleeps = Vec::new();
    for (number, worker) in (1..).zip(workers) {
        story.prints(worker, 11, &format!("start {number}"));
        sleeps.push(story.sleeps(worker, 12, number * 1000));
    }
    for ((number, worker), sleep) in (1..).zip(workers).zip(sleeps) {
        let on = Some(worker.thread);
        let wait = story.waits(MAIN, 31, class, op, on, None, true);
        story.wakes(sleep);
        story.ends(worker);
        story.wakes(wait);
        story.prints(MAIN, 32, &format!("end {number}"));
    }
    story.prints(MAIN, 40, "done");
    story.returns()
}

#[test]
fn ends_that_main_prints_one_by_one_as_it_collects_threads_of_different_lengths_pass() {
    let mut lesson = Lesson::of(Engine::Threads, 3);
    lesson.snapshot = "any order:\n  start 1\n  start 2\n  start 3\n(1 second pause)\nend 1\n\
                       (1 second pause)\nend 2\n(1 second pause)\nend 3\ndone"
        .into();
    passes(&lesson, &collected(Class::Join, "JoinHandle::join"));
    passes(&lesson, &collected(Class::Channel, "Receiver::recv"));
}

#[test]
fn a_start_that_main_prints_for_a_thread_passes() {
    let mut story = Story::new();
    let mut sleeps = Vec::new();
    for number in [1, 2] {
        story.prints(MAIN, 20, &format!("start {number}"));
        let worker = story.starts(MAIN, 21);
        sleeps.push((number, worker, story.sleeps(worker, 12, 2000)));
    }
    for (number, worker, sleep) in sleeps {
        story.wakes(sleep);
        story.prints(worker, 13, &format!("end {number}"));
    }
    story.prints(MAIN, 40, "done");
    passes(&Lesson::of(Engine::Threads, 2), &story.returns());
}

/// Two threads or futures, of which the first sleeps in two halves and the second at once.
fn in_halves(who: [Who; 2], root: Who, mut story: Story, class: Class, late: u64) -> Trace {
    let wait = |story: &mut Story, who, line, millis| match class {
        Class::Timer => story.timer(who, line, millis),
        _ => story.sleeps(who, line, millis),
    };
    story.prints(who[0], 11, "start 1");
    if late > 0 {
        stretched(&mut story, who[0], "start 1");
    }
    let first = wait(&mut story, who[0], 12, 1000 + late);
    story.prints(who[1], 11, "start 2");
    let whole = wait(&mut story, who[1], 12, 2000);
    let end_whole = |story: &mut Story| {
        story.wakes(whole);
        story.prints(who[1], 13, "end 2");
    };
    if late > 0 {
        end_whole(&mut story);
    }
    story.wakes(first);
    let second = wait(&mut story, who[0], 13, 1000);
    if late == 0 {
        end_whole(&mut story);
    }
    story.wakes(second);
    story.prints(who[0], 14, "end 1");
    story.prints(root, 40, "done");
    story.returns()
}

#[test]
fn a_sleep_in_two_halves_passes_in_the_plain_program_and_in_variants() {
    let threads = |late| {
        let mut story = Story::new();
        let who = [21, 22].map(|line| story.starts(MAIN, line));
        in_halves(who, MAIN, story, Class::Sleep, late)
    };
    let futures = |late| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        in_halves([root, root], root, story, Class::Timer, late)
    };
    let lesson = |engine| Lesson::of(engine, 2).with_slow_first();
    passes(&lesson(Engine::Threads), &threads(0));
    passes(&lesson(Engine::Async), &futures(0));
    let as_variant = |engine, trace| told_as(&lesson(engine), Some(0), &trace);
    assert_eq!(as_variant(Engine::Threads, threads(2000)), "Passed");
    assert_eq!(as_variant(Engine::Async, futures(2000)), "Passed");
}

/// Work that ends after one and after two seconds.
pub(super) fn of_different_lengths(engine: Engine) -> Lesson {
    let mut lesson = Lesson::of(engine, 2);
    lesson.snapshot = "any order:\n  start 1\n  start 2\n(1 second pause)\nend 1\n\
                       (1 second pause)\nend 2\ndone"
        .into();
    lesson
}

/// The first sleeps once, the second twice as often and as long; in the middle, a task may change threads.
fn once_and_twice(mut story: Story, who: [Who; 2], is_async: bool, then: Who) -> Trace {
    let wait = |story: &mut Story, who, line| match is_async {
        true => story.timer(who, line, 1000),
        false => story.sleeps(who, line, 1000),
    };
    story.prints(who[0], 11, "start 1");
    let once = wait(&mut story, who[0], 12);
    story.prints(who[1], 11, "start 2");
    let half = wait(&mut story, who[1], 14);
    story.wakes(once);
    story.prints(who[0], 13, "end 1");
    story.wakes(half);
    let rest = wait(&mut story, who[1], 15);
    let second = who[1].on(then);
    story.wakes_as(rest, second);
    story.prints(second, 16, "end 2");
    story.prints(MAIN, 40, "done");
    story.returns()
}

#[test]
fn a_sleep_in_two_halves_beside_a_shorter_one_passes() {
    let mut story = Story::new();
    let who = [21, 22].map(|line| story.starts(MAIN, line));
    let trace = once_and_twice(story, who, false, who[1]);
    passes(&of_different_lengths(Engine::Threads), &trace);
    let mut story = Story::new();
    let who = [21, 22].map(|line| story.spawns(MAIN, line));
    let worker = story.starts_as(MAIN, 19, Role::Worker, None);
    let trace = once_and_twice(story, who, true, worker);
    passes(&of_different_lengths(Engine::Async), &trace);
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let trace = once_and_twice(story, [root, root], true, MAIN);
    passes(&of_different_lengths(Engine::Async), &trace);
}

#[test]
fn a_line_that_is_printed_in_pieces_carries_a_value_if_one_piece_does() {
    let mut story = threads(&[2000]);
    story.writes(MAIN, 41, "Got: ", true, None);
    story.writes(MAIN, 41, "42", false, None);
    story.writes(MAIN, 41, "\n", true, None);
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.snapshot += "\nGot: 42";
    lesson.check.values = vec!["Got: 42".into()];
    passes(&lesson, &story.returns());
}

#[test]
fn a_line_beside_the_work_passes_before_or_after_its_start_but_after_its_thread_began() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.together[0].beside = Some("meanwhile".into());
    lesson.check.any_order = vec![vec!["start 1".into(), "meanwhile".into()]];
    lesson.snapshot = "any order:\n  start 1\n  meanwhile\n(2 second pause)\nend 1\ndone".into();
    for before in [true, false] {
        let mut story = Story::new();
        let worker = story.starts(MAIN, 21);
        if before {
            story.prints(MAIN, 22, "meanwhile");
        }
        story.prints(worker, 11, "start 1");
        let sleep = story.sleeps(worker, 12, 2000);
        if !before {
            story.prints(MAIN, 22, "meanwhile");
        }
        story.wakes(sleep);
        story.prints(worker, 13, "end 1");
        story.prints(MAIN, 40, "done");
        passes(&lesson, &story.returns());
    }
}

#[test]
fn a_variant_applies_only_where_every_wait_of_it_was_stretched() {
    let mut lesson = Lesson::of(Engine::Threads, 2).with_slow_first();
    let slow = |lines: &[&str]| {
        let mut story = threads(&[4000, 2000]);
        lines
            .iter()
            .for_each(|line| stretched(&mut story, MAIN, line));
        story.returns()
    };
    assert_eq!(
        lesson.judge_as(Some(0), &slow(&["start 1"])),
        Outcome::Passed
    );
    assert_eq!(lesson.judge_as(Some(0), &slow(&[])), Outcome::NotApplicable);
    lesson.check.variant[0]
        .extra
        .push(("start 2".into(), std::time::Duration::ZERO));
    assert_eq!(
        lesson.judge_as(Some(0), &slow(&["start 1"])),
        Outcome::NotApplicable
    );
    let both = slow(&["start 2", "start 1"]);
    assert_eq!(lesson.judge_as(Some(0), &both), Outcome::Passed);
    // Of the plain program, nothing needs to be stretched.
    assert_eq!(lesson.judge(&threads(&TWO).returns()), Outcome::Passed);
    let cut = threads(&TWO).cut();
    assert!(matches!(
        lesson.judge_as(Some(0), &cut),
        Outcome::Unknown(_)
    ));
}

#[test]
fn threads_that_all_say_that_they_start_before_the_first_one_sleeps_pass_also_when_main_tells_of_their_ends()
 {
    let mut story = Story::new();
    let workers = [21, 22].map(|line| story.starts(MAIN, line));
    for (number, who) in (1..).zip(workers) {
        story.prints(who, 11, &format!("start {number}"));
    }
    let sleeps = workers.map(|who| story.sleeps(who, 12, 2000));
    let join = story.joins(MAIN, 31, workers[0]);
    sleeps.into_iter().for_each(|sleep| story.wakes(sleep));
    workers.into_iter().for_each(|who| story.ends(who));
    story.wakes(join);
    let join = story.joins(MAIN, 32, workers[1]);
    story.wakes(join);
    for text in ["end 1", "end 2", "done"] {
        story.prints(MAIN, 40, text);
    }
    assert_eq!(
        told(&Lesson::of(Engine::Threads, 2), &story.returns()),
        "Passed"
    );
}

//! Work that needs no engine, and async work on a thread that is not for it.

use super::*;
use crate::expectation::{Engine, Threads, Together, Work};
use lab_trace::Role;

/// One piece of work for `main` itself.
fn lesson() -> Lesson {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    let work: Vec<Work> = lesson.check.together.remove(0).work;
    lesson.check.alone = work;
    lesson
}

#[test]
fn work_that_main_does_itself_passes() {
    let mut story = Story::new();
    story.prints(MAIN, 11, "start 1");
    let sleep = story.sleeps(MAIN, 12, 2000);
    story.wakes(sleep);
    story.prints(MAIN, 13, "end 1");
    story.prints(MAIN, 40, "done");
    assert_eq!(told(&lesson(), &story.returns()), "Passed");
}

#[test]
fn a_thread_for_it_is_needless_also_when_main_tells_of_it() {
    insta::assert_snapshot!(told(&lesson(), &threads(&[2000]).returns()), @"
    evidence: wrong-engine [21]
    task 1 gets a thread on line 21, and there is nothing that it could overlap with: main can do it itself
    ");
    let mut story = Story::new();
    story.prints(MAIN, 11, "start 1");
    let worker = story.starts(MAIN, 21);
    let sleep = story.sleeps(worker, 12, 2000);
    let join = story.joins(MAIN, 31, worker);
    story.wakes(sleep);
    story.ends(worker);
    story.wakes(join);
    story.prints(MAIN, 13, "end 1");
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson(), &story.returns()), @"
    evidence: wrong-engine [21]
    task 1 gets a thread on line 21, and there is nothing that it could overlap with: main can do it itself
    ");
}

#[test]
fn a_thread_or_a_task_for_something_else_is_not_needless() {
    let mut story = Story::new();
    let aside = story.starts(MAIN, 21);
    let root = story.spawns(MAIN, 22);
    story.finishes(root, lab_trace::Finish::Done);
    story.prints(MAIN, 11, "start 1");
    let sleep = story.sleeps(MAIN, 12, 2000);
    story.wakes(sleep);
    story.prints(MAIN, 13, "end 1");
    let later = story.starts(MAIN, 23);
    let root = story.spawns(MAIN, 24);
    story.finishes(root, lab_trace::Finish::Done);
    [aside, later].into_iter().for_each(|who| story.ends(who));
    story.prints(MAIN, 40, "done");
    assert_eq!(told(&lesson(), &story.returns()), "Passed");
}

#[test]
fn who_was_there_before_and_prints_either_line_of_the_work_does_it() {
    let judged = |starts: bool, as_task: bool| {
        let mut story = Story::new();
        let who = match as_task {
            true => story.spawns(MAIN, 21),
            false => story.starts(MAIN, 21),
        };
        let (one, other) = if starts { (who, MAIN) } else { (MAIN, who) };
        story.prints(one, 11, "start 1");
        let sleep = story.sleeps(MAIN, 12, 2000);
        story.wakes(sleep);
        story.prints(other, 13, "end 1");
        story.prints(MAIN, 40, "done");
        match as_task {
            true => story.finishes(who, lab_trace::Finish::Done),
            false => story.ends(who),
        }
        told(&lesson(), &story.returns())
    };
    for (starts, as_task) in [(true, true), (true, false), (false, true), (false, false)] {
        let told = judged(starts, as_task);
        assert!(told.starts_with("evidence: wrong-engine [21]"), "{told}");
    }
}

#[test]
fn what_a_library_spawns_is_told_by_the_runtime_that_was_begun_last_before() {
    let mut story = Story::new();
    let early = story.spawns(MAIN, 19);
    let of_it = story.spawns(early, 25);
    story.finishes(of_it, lab_trace::Finish::Done);
    story.finishes(early, lab_trace::Finish::Done);
    story.prints(MAIN, 11, "start 1");
    let of_library = story.spawns(early, crate::story::ELSEWHERE);
    let sleep = story.sleeps(MAIN, 12, 2000);
    story.wakes(sleep);
    story.finishes(of_library, lab_trace::Finish::Done);
    story.prints(MAIN, 13, "end 1");
    let late = story.spawns(MAIN, 50);
    story.finishes(late, lab_trace::Finish::Done);
    story.prints(MAIN, 40, "done");
    let told = told(&lesson(), &story.returns());
    assert!(told.starts_with("evidence: wrong-engine [19]"), "{told}");
}

#[test]
fn so_is_a_task() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 21, "start 1");
    let timer = story.timer(root, 22, 2000);
    story.wakes(timer);
    story.prints(root, 23, "end 1");
    story.prints(root, 40, "done");
    insta::assert_snapshot!(told(&lesson(), &story.returns()), @"
    evidence: wrong-engine [20]
    task 1 gets a runtime and a task on line 20, and there is nothing that it could overlap with: main can do it itself
    ");
}

#[test]
fn an_async_call_is_not_for_the_pool() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let pool = story.starts_as(root, 30, Role::Blocking, None);
    let inner = story.spawns(pool, 31);
    story.prints(inner, 21, "start 1");
    let timer = story.timer(inner, 22, 2000);
    story.wakes(timer);
    story.prints(inner, 23, "end 1");
    story.prints(root, 40, "done");
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 1), &story.returns()), @"
    evidence: wrong-engine [30]
    task 1 is async, but a thread of the pool for blocking code (for line 30) drives it with a runtime of its own; a task can await it itself
    ");
}

/// Two workloads of one kind, so that a finding has to say which of them it is about.
fn two_workloads(engine: Engine) -> Lesson {
    let mut lesson = Lesson::of(engine, 2);
    let work = lesson.check.together[0].work.clone();
    lesson.check.together.extend(
        work.into_iter()
            .map(|work| Together::of(Engine::Async, vec![work])),
    );
    lesson
}

/// Two tasks of one thread, and each sleeps as if the thread were its own.
fn blocking_tasks() -> Story {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [story.spawns(root, 21), story.spawns(root, 22)];
    for (number, task) in (1..).zip(tasks) {
        story.prints(task, 11, &format!("start {number}"));
        let sleep = story.sleeps(task, 12, 2000);
        story.wakes(sleep);
        story.prints(task, 13, &format!("end {number}"));
    }
    story.prints(root, 40, "done");
    story
}

#[test]
fn work_for_threads_that_blocks_in_tasks_is_told_what_it_needs() {
    insta::assert_snapshot!(told(&Lesson::of(Engine::Threads, 2), &blocking_tasks().returns()), @"
    transcript: blocks-runtime [12]
    thread::sleep on line 12 keeps the thread that all tasks share, so task 2 cannot begin before task 1 is done; what keeps its thread needs one of its own
    ");
}

#[test]
fn among_several_workloads_a_blocking_call_is_told_with_the_line_beside_it() {
    insta::assert_snapshot!(told(&two_workloads(Engine::Async), &blocking_tasks().returns()), @r#"
    transcript: blocks-runtime [12]
    thread::sleep on line 12 (after "start 1" is printed) blocks the runtime's thread: no other task on it can go on; await what can be awaited, and hand what blocks to spawn_blocking
    "#);
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let worker = story.starts(root, 21);
    let join = story.joins(root, 31, worker);
    story.prints(worker, 11, "start 1");
    let sleep = story.sleeps(worker, 12, 2000);
    story.wakes(sleep);
    story.prints(worker, 13, "end 1");
    story.ends(worker);
    story.wakes(join);
    story.prints(root, 11, "start 2");
    let timer = story.timer(root, 12, 2000);
    story.wakes(timer);
    story.prints(root, 13, "end 2");
    story.prints(root, 40, "done");
    insta::assert_snapshot!(told(&two_workloads(Engine::Async), &story.returns()), @r#"
    transcript: blocks-runtime [31]
    JoinHandle::join on line 31 (before "start 1" is printed) blocks the runtime's thread: no other task on it can go on; await what can be awaited, and hand what blocks to spawn_blocking
    "#);
}

#[test]
fn one_workload_for_each_engine_needs_no_line_beside_a_blocking_call() {
    let mut lesson = two_workloads(Engine::Async);
    lesson.check.together.pop();
    lesson.check.together[1].engine = Engine::Threads;
    let mut story = joined(&[1, 2]);
    let root = Who {
        task: Some(1),
        ..MAIN
    };
    let sleep = story.sleeps(root, 44, 1000);
    story.wakes(sleep);
    let told = told(&lesson, &story.returns());
    let plain = "thread::sleep on line 44 blocks the runtime's thread";
    assert!(told.contains(plain), "{told}");
}

#[test]
fn the_line_beside_a_blocking_call_is_one_of_the_same_task() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [22, 23].map(|line| story.spawns(root, line));
    story.prints(tasks[0], 11, "start 1");
    story.prints(tasks[1], 11, "start 2");
    let sleep = story.sleeps(tasks[0], 12, 2000);
    story.wakes(sleep);
    story.prints(tasks[0], 13, "end 1");
    let sleep = story.sleeps(tasks[1], 12, 2000);
    story.wakes(sleep);
    story.prints(tasks[1], 13, "end 2");
    story.prints(root, 40, "done");
    let told = told(&two_workloads(Engine::Async), &story.returns());
    assert!(told.contains("(after \"start 1\" is printed)"), "{told}");
}

#[test]
fn so_are_threads_that_are_too_many_and_runtimes_for_each() {
    let mut lesson = two_workloads(Engine::Threads);
    lesson.check.threads = Some(Threads { most: 1, least: 0 });
    insta::assert_snapshot!(told(&lesson, &threads(&[2000, 2000]).returns()), @r#"
    evidence: too-many-threads [22]
    2 threads of your own are alive at once (started on line 22); the lesson allows 1; one of them prints "start 1"
    "#);

    // Who had ended by then, or had not begun yet, was not one of them.
    let mut story = Story::new();
    let first = story.starts(MAIN, 21);
    story.prints(first, 11, "start 1");
    let sleep = story.sleeps(first, 12, 2000);
    story.wakes(sleep);
    story.ends(first);
    let crowd = [22, 23].map(|line| story.starts(MAIN, line));
    story.prints(crowd[0], 11, "start 2");
    story.prints(crowd[1], 13, "end 2");
    crowd.into_iter().for_each(|who| story.ends(who));
    let last = story.starts(MAIN, 24);
    story.prints(last, 13, "end 1");
    story.ends(last);
    story.prints(MAIN, 40, "done");
    let later = told(&lesson, &story.returns());
    assert!(
        later.ends_with("; one of them prints \"start 2\""),
        "{later}"
    );

    let mut story = Story::new();
    let workers = [story.starts(MAIN, 30), story.starts(MAIN, 31)];
    let roots = workers.map(|worker| story.spawns_on(worker, 32, worker.thread));
    let mut timers = Vec::new();
    for (number, root) in (1..).zip(roots) {
        story.prints(root, 11, &format!("start {number}"));
        timers.push(story.timer(root, 12, 2000));
    }
    for ((number, root), timer) in (1..).zip(roots).zip(timers) {
        story.wakes(timer);
        story.prints(root, 13, &format!("end {number}"));
    }
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&two_workloads(Engine::Async), &story.returns()), @"
    evidence: wrong-engine [30, 31]
    task 1 and task 2 are async, but 2 threads drive them, each with a runtime of its own; one runtime drives all tasks
    ");
}

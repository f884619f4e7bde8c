//! Lessons in which threads and tasks work at once: nobody may keep a task's thread, and each piece of work
//! that is for one engine is held to it.

use super::*;
use crate::expectation::{Engine, Together};
use lab_trace::{Class, Role};

/// Two pieces of work on either engine; where engines are given, each is held to its own.
fn lesson(held: [Option<Engine>; 2]) -> Lesson {
    let mut lesson = Lesson::of(Engine::Either, 2);
    let work = lesson.check.together[0].work.clone();
    for (engine, work) in held.into_iter().zip(work) {
        lesson
            .check
            .together
            .extend(engine.map(|engine| Together::of(engine, vec![work])));
    }
    lesson
}

const HELD: [Option<Engine>; 2] = [Some(Engine::Threads), Some(Engine::Async)];

/// The first piece of work on a thread of the pool, the second in a task.
fn bridge() -> Story {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let pool = story.starts_as(root, 30, Role::Blocking, None);
    story.prints(pool, 11, "start 1");
    let sleep = story.sleeps(pool, 12, 2000);
    story.prints(root, 21, "start 2");
    let timer = story.timer(root, 22, 2000);
    story.wakes(sleep);
    story.prints(pool, 13, "end 1");
    story.wakes(timer);
    story.prints(root, 23, "end 2");
    story.prints(root, 40, "done");
    story
}

#[test]
fn work_on_a_thread_beside_work_in_a_task_passes() {
    for held in [[None; 2], HELD] {
        let told = told(&lesson(held), &bridge().returns());
        assert_eq!(told, "Passed");
    }
}

#[test]
fn each_piece_of_work_is_held_to_its_own_engine() {
    let [threads, tasks] = HELD;
    insta::assert_snapshot!(told(&lesson([tasks, threads]), &bridge().returns()), @"
    evidence: wrong-engine [12]
    this work is for tasks, but a thread of the pool for blocking code sleeps on line 12 for it; one thread can wait for all of them
    ");
    insta::assert_snapshot!(told(&lesson([None, threads]), &bridge().returns()), @"
    evidence: wrong-engine [22]
    this work is for threads, but an async timer on line 22 does the waiting
    ");
}

#[test]
fn a_task_that_waits_for_a_thread_that_sleeps_is_the_wrong_engine_for_tasks() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 11, "start 1");
    let pool = story.starts_as(root, 30, Role::Blocking, None);
    let handle = story.waits(root, 12, Class::TaskJoin, "JoinHandle", None, None, false);
    // What other threads do meanwhile: one waits for no time, and one sleeps for something else.
    let [waiting, other] = [60, 70].map(|line| story.starts(root, line));
    let recv = story.waits(waiting, 61, Class::Channel, "recv", None, None, true);
    let nap = story.sleeps(other, 71, 1000);
    let sleep = story.sleeps(pool, 50, 2000);
    story.prints(root, 21, "start 2");
    let timer = story.timer(root, 22, 2000);
    story.wakes(nap);
    story.wakes(sleep);
    story.wakes(recv);
    story.wakes(handle);
    story.prints(root, 13, "end 1");
    story.wakes(timer);
    story.prints(root, 23, "end 2");
    story.prints(root, 40, "done");
    let trace = story.returns();
    let told = |held| told(&lesson(held), &trace);
    let among_tasks = told([Some(Engine::Async), None]);
    assert!(
        among_tasks.starts_with("evidence: wrong-engine [50]"),
        "{among_tasks}"
    );
    assert_eq!(told([None; 2]), "Passed");
}

#[test]
fn a_task_that_keeps_its_worker_blocks_the_runtime_whatever_the_others_do() {
    let mut story = Story::new();
    let workers = [19, 19].map(|line| story.starts_as(MAIN, line, Role::Worker, None));
    let [one, two] = workers.map(|worker| story.spawns(MAIN, 21).on(worker));
    story.prints(one, 11, "start 1");
    let sleep = story.sleeps(one, 12, 2000);
    story.prints(two, 21, "start 2");
    let timer = story.timer(two, 22, 2000);
    story.wakes(sleep);
    story.prints(one, 13, "end 1");
    story.wakes(timer);
    story.prints(two, 23, "end 2");
    story.prints(MAIN, 40, "done");
    let told = told(&lesson([None; 2]), &story.returns());
    assert!(told.starts_with("evidence: blocks-runtime [12]"), "{told}");
}

#[test]
fn code_that_has_left_its_task_to_block_in_place_keeps_nobody() {
    let mut story = Story::new();
    let workers = [19, 19].map(|line| story.starts_as(MAIN, line, Role::Worker, None));
    let [one, two] = workers.map(|worker| story.spawns(MAIN, 21).on(worker));
    story.prints(one, 11, "start 1");
    let sleep = story.sleeps(workers[0], 12, 2000);
    story.prints(two, 21, "start 2");
    let timer = story.timer(two, 22, 2000);
    story.wakes(sleep);
    story.prints(one, 13, "end 1");
    story.wakes(timer);
    story.prints(two, 23, "end 2");
    story.prints(MAIN, 40, "done");
    assert_eq!(told(&lesson([None; 2]), &story.returns()), "Passed");
}

#[test]
fn a_timer_that_select_dropped_in_that_moment_is_nobodys_own_wait() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 11, "start 1");
    story.prints(root, 21, "start 2");
    let one = story.timer(root, 12, 2000);
    let two = story.timer(root, 22, 2000);
    let other = story.timer(root, 23, 3000);
    story.wakes(one);
    story.drops(other);
    story.prints(root, 13, "end 1");
    story.wakes(two);
    story.prints(root, 23, "end 2");
    story.prints(root, 40, "done");
    assert_eq!(told(&lesson([None; 2]), &story.returns()), "Passed");
}

#[test]
fn a_line_that_comes_too_early_is_not_put_down_to_the_wait_of_other_work() {
    let mut lesson = lesson([None; 2]);
    lesson.source =
        "fn one() {\n \"start 1\"; \"end 1\";\n}\nfn two() {\n \"start 2\";\n\n \"end 2\";\n}"
            .into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 2, "start 1");
    story.prints(root, 5, "start 2");
    story.prints(root, 2, "end 1");
    let timer = story.timer(root, 6, 2000);
    story.wakes(timer);
    story.prints(root, 7, "end 2");
    story.prints(root, 40, "done");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-timing [2]
    "end 1" is printed at 0 s and should be at 2 s
    "#);
}

#[test]
fn a_piece_of_work_of_several_groups_is_one_piece() {
    let expectation = lesson(HELD).expectation();
    let names: Vec<&str> = expectation.work().map(|work| work.name.as_str()).collect();
    assert_eq!(names, ["task 1", "task 2"]);
}

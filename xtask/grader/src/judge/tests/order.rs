//! Programs whose transcript is not the wanted one: the causes that can be proved.

use super::*;
use crate::expectation::Engine;
use crate::story::ELSEWHERE;
use lab_trace::{Class, End, Finish, Kind, Role};

fn two() -> Lesson {
    Lesson::of(Engine::Threads, 2)
}

/// Prints a start on line 11, sleeps on line 12, prints the end on line 13.
fn works(story: &mut Story, who: Who, number: u32) {
    story.prints(who, 11, &format!("start {number}"));
    let sleep = story.sleeps(who, 12, 2000);
    story.wakes(sleep);
    story.prints(who, 13, &format!("end {number}"));
}

#[test]
fn a_thread_that_nobody_waits_for_is_told_with_the_line_that_started_it() {
    let mut story = Story::new();
    let one = story.starts(MAIN, 21);
    let two_ = story.starts_as(MAIN, 22, Role::Spawned, Some("second"));
    story.prints(one, 11, "start 1");
    story.sleeps(one, 12, 2000);
    story.prints(two_, 11, "start 2");
    let nap = story.sleeps(MAIN, 23, 1000);
    story.wakes(nap);
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&two(), &story.returns()), @r#"
    transcript: exits-early [21, 22, 23, 40]
    main comes to its end, and the program with it, while thread 1 (started on line 21) and thread 'second' (started on line 22) are still at work: nobody waits for them; "end 1" is never printed
    "#);
}

#[test]
fn one_thread_alone_is_cut_in_the_singular_and_ended_ones_are_not_counted() {
    let mut story = Story::new();
    let (one, two_) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    works(&mut story, one, 1);
    story.ends(one);
    story.prints(two_, 11, "start 2");
    insta::assert_snapshot!(told(&two(), &story.returns()), @r#"
    transcript: exits-early [22]
    main comes to its end, and the program with it, while thread 2 (started on line 22) is still at work: nobody waits for it; "end 2" is never printed
    "#);
}

#[test]
fn a_task_that_nobody_awaits_is_told_but_not_one_that_ended() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let (late, early) = (story.spawns(root, 22), story.spawns(root, 21));
    let ended = story.spawns(root, 23);
    let foreign = story.spawns(root, ELSEWHERE);
    story.finishes(ended, Finish::Done);
    let ended = story.spawns(root, 24);
    story.finishes(ended, Finish::Panicked);
    story.finishes(root, Finish::Done);
    story.finishes(early, Finish::NeverRan);
    story.finishes(late, Finish::Cancelled);
    story.finishes(foreign, Finish::Cancelled);
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 2), &story.returns()), @r#"
    transcript: exits-early [21, 22, 24]
    main comes to its end, and the program with it, while the task of line 21 and the task of line 22 are still at work: nobody waits for them; "start 1" is never printed
    "#);
}

#[test]
fn an_exit_in_the_middle_is_told_with_its_line_first() {
    let mut story = Story::new();
    let one = story.starts(MAIN, 21);
    story.prints(one, 11, "start 1");
    insta::assert_snapshot!(told(&two(), &story.over_on(25, End::Exited(0))), @r#"
    transcript: exits-early [25, 21]
    process::exit on line 25 ends the program while thread 1 (started on line 21) is still at work: nobody waits for it; "start 2" is never printed
    "#);
    insta::assert_snapshot!(told(&two(), &Story::new().over_on(25, End::Exited(0))), @r#"
    transcript: exits-early [25]
    process::exit on line 25 ends the program before the work is done; "start 1" is never printed
    "#);
}

#[test]
fn an_exit_at_the_end_is_not_the_cause_of_a_line_that_is_written_wrongly() {
    let mut lesson = two();
    lesson.snapshot += "\nbye";
    let mut story = threads(&[2000, 2000]);
    story.prints(MAIN, 41, "Bye");
    insta::assert_snapshot!(told(&lesson, &story.over_on(42, End::Exited(0))), @r#"
    transcript: wrong-output [41]
    "Bye" is printed on line 41, where the lesson wants "bye"
    "#);
}

#[test]
fn work_on_the_blocking_pool_that_is_cut_off_has_no_thread_to_name() {
    let mut story = Story::new();
    let pool = story.starts_as(MAIN, 21, Role::Blocking, None);
    story.prints(pool, 11, "start 1");
    insta::assert_snapshot!(told(&two(), &story.returns()), @r#"
    transcript: exits-early [21]
    main comes to its end, and the program with it, before the work is done; "start 2" is never printed
    "#);
    // Once that thread has ended, nothing was cut off.
    let mut story = Story::new();
    let pool = story.starts_as(MAIN, 21, Role::Blocking, None);
    story.ends(pool);
    insta::assert_snapshot!(told(&two(), &story.returns()), @r#"
    transcript: wrong-output []
    "start 1" is never printed
    "#);
}

#[test]
fn an_unfinished_thread_is_no_cause_when_no_line_is_missing() {
    let mut story = threads(&[2000, 2000]);
    story.starts(MAIN, 41);
    story.prints(MAIN, 42, "too much");
    insta::assert_snapshot!(told(&two(), &story.returns()), @r#"
    transcript: wrong-output [42]
    "too much" is printed on line 42, which the lesson does not want
    "#);
}

#[test]
fn threads_joined_one_after_the_other_are_told_by_the_join() {
    let mut story = Story::new();
    for number in [1, 2] {
        let worker = story.starts(MAIN, 20 + number);
        let join = story.joins(MAIN, 30 + number, worker);
        works(&mut story, worker, number);
        story.wakes(join);
    }
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&two(), &story.returns()), @"
    transcript: sequential [31, 12]
    line 31 waits for task 1 before task 2 can start: that is at 2 s; start both, then wait
    ");
}

#[test]
fn futures_awaited_one_after_the_other_are_told_by_the_call_of_their_function() {
    let mut lesson = Lesson::of(Engine::Async, 2);
    lesson.source =
        "async fn work(n: u32) {}\nasync fn main() {\n\n work(1).await;\n work(2).await;\n}".into();
    let story = |within: &str| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        for number in [1, 2] {
            story.writes(root, 11, &format!("start {number}\n"), false, Some(within));
            let timer = story.timer(root, 12, 2000);
            story.wakes(timer);
            story.prints(root, 13, &format!("end {number}"));
        }
        story.prints(root, 40, "done");
        story.returns()
    };
    insta::assert_snapshot!(told(&lesson, &story("program::work::{{closure}}")), @"
    transcript: sequential [4, 5, 12]
    line 4 waits for task 1 before task 2 can start: that is at 2 s; start both, then wait
    ");
    // Where all stands in main, the wait itself is the one to look at.
    insta::assert_snapshot!(told(&lesson, &story("program::main::{{closure}}")), @"
    transcript: sequential [4, 5, 12]
    line 4 waits for task 1 before task 2 can start: that is at 2 s; start both, then wait
    ");
}

#[test]
fn a_wait_by_the_next_piece_of_work_is_told_before_one_by_somebody_else() {
    let mut story = Story::new();
    let (one, two_) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    let join = story.joins(MAIN, 31, one);
    let recv = story.waits(two_, 9, Class::Channel, "Receiver::recv", None, None, true);
    works(&mut story, one, 1);
    story.wakes(join);
    story.wakes(recv);
    works(&mut story, two_, 2);
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&two(), &story.returns()), @"
    transcript: sequential [9, 12]
    line 9 waits for task 1 before task 2 can start: that is at 2 s; start both, then wait
    ");
}

#[test]
fn a_lock_held_during_the_work_is_told_with_the_line_that_took_it() {
    let mut story = Story::new();
    let (one, two_) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    story.event(one, 9, Kind::Locked { object: 1 });
    let lock = story.wants(two_, 10, 1);
    let join = story.joins(MAIN, 31, one);
    works(&mut story, one, 1);
    story.event(one, 14, Kind::Unlocked { object: 1 });
    story.wakes(join);
    story.wakes(lock);
    story.event(two_, 10, Kind::Locked { object: 1 });
    works(&mut story, two_, 2);
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&two(), &story.returns()), @"
    transcript: serialised-by-lock [9, 10]
    task 2 waits on line 10 for a lock that is held for as long as task 1 takes (taken on line 9); hold a lock only while you touch what it guards
    ");
}

#[test]
fn mains_own_line_that_came_after_the_work_is_told_as_sequential() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.together[0].beside = Some("meanwhile".into());
    lesson.snapshot = "start 1\nmeanwhile\n(2 second pause)\nend 1\ndone".into();
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    let join = story.joins(MAIN, 22, worker);
    works(&mut story, worker, 1);
    story.wakes(join);
    story.prints(MAIN, 23, "meanwhile");
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @"
    transcript: sequential [22, 12]
    line 22 waits for task 1 before main's own work can start: that is at 2 s; start both, then wait
    ");
}

#[test]
fn a_thread_that_sleeps_in_a_task_blocks_the_others_of_its_runtime() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    for number in [1, 2] {
        let task = story.spawns(root, 20 + number);
        works(&mut story, task, number);
    }
    story.prints(root, 40, "done");
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 2), &story.returns()), @"
    transcript: blocks-runtime [12]
    thread::sleep on line 12 blocks the runtime's thread: no other task on it can go on; await tokio's own instead
    ");
    // Also where the work overlaps, and something else is late.
    let mut story = joined(&[1, 2]);
    let root = Who {
        task: Some(1),
        ..MAIN
    };
    let sleep = story.sleeps(root, 44, 1000);
    story.wakes(sleep);
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 2), &story.returns()), @"
    transcript: blocks-runtime [44]
    thread::sleep on line 44 blocks the runtime's thread: no other task on it can go on; await tokio's own instead
    ");
}

#[test]
fn a_sleep_in_a_task_before_the_work_or_outside_of_tasks_blocks_nobody() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let nap = story.sleeps(root, 21, 1000);
    story.wakes(nap);
    for (number, line) in [(1, "start 1"), (2, "start 2"), (3, "other")] {
        story.prints(root, 10 + number, line);
    }
    story.finishes(root, Finish::Done);
    let nap = story.sleeps(MAIN, 41, 1000);
    story.wakes(nap);
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 2), &story.returns()), @r#"
    transcript: wrong-output [13]
    "other" is printed on line 13, which the lesson does not want
    "#);
}

#[test]
fn asking_over_and_over_is_told_when_it_makes_the_transcript_wrong() {
    let mut story = threads(&[2000, 2000]);
    for line in [ELSEWHERE, 33, 34, 33] {
        let (op, times) = ("JoinHandle::is_finished".to_owned(), 100);
        story.event(MAIN, line, Kind::Spun { op, times });
    }
    story.prints(MAIN, 41, "too much");
    insta::assert_snapshot!(told(&two(), &story.returns()), @"
    transcript: busy-waits [33, 34]
    the program asks JoinHandle::is_finished on line 33 over and over; that keeps a processor busy where a wait would cost nothing
    ");
}

#[test]
fn a_line_after_all_work_that_tasks_have_not_come_to_is_told_with_the_line_that_spawned_them() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [21, 22].map(|line| story.spawns(root, line));
    for (number, task) in (1..).zip(tasks) {
        story.prints(task, 11, &format!("start {number}"));
    }
    let timers = tasks.map(|task| story.timer(task, 12, 2000));
    story.prints(root, 40, "done");
    for ((number, task), timer) in (1..).zip(tasks).zip(timers) {
        story.wakes(timer);
        story.prints(task, 13, &format!("end {number}"));
        story.finishes(task, Finish::Done);
    }
    story.finishes(root, Finish::Done);
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 2), &story.returns()), @r#"
    transcript: exits-early [40, 21]
    "done" is printed on line 40 while task 1 (started on line 21) is still at work: nobody has waited for it yet
    "#);
}

#[test]
fn a_future_that_is_dropped_while_it_waits_is_told_with_its_wait_and_its_second() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 11, "start 1");
    let (long, short) = (story.timer(root, 12, 2000), story.timer(root, 30, 1500));
    story.wakes(short);
    story.drops(long);
    story.prints(root, 40, "done");
    story.finishes(root, Finish::Done);
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 1), &story.returns()), @r#"
    transcript: exits-early [12, 30, 40]
    at 1.5 s the future that waits on line 12 is dropped, and with it the rest of its work; "end 1" is never printed
    "#);
}

#[test]
fn one_permit_for_all_is_one_too_few() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [21, 22].map(|line| story.spawns(root, line));
    story.event(tasks[0], 9, Kind::Locked { object: 1 });
    let permit = story.waits(
        tasks[1],
        9,
        Class::Lock,
        "Semaphore::acquire",
        Some(1),
        None,
        false,
    );
    for (number, task) in (1..).zip(tasks) {
        story.prints(task, 11, &format!("start {number}"));
        let timer = story.timer(task, 12, 2000);
        story.wakes(timer);
        story.prints(task, 13, &format!("end {number}"));
        story.finishes(task, Finish::Done);
        if number == 1 {
            story.event(task, 14, Kind::Unlocked { object: 1 });
            story.wakes(permit);
        }
    }
    story.prints(root, 40, "done");
    story.finishes(root, Finish::Done);
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 2), &story.returns()), @"
    transcript: sequential [9]
    task 2 waits on line 9 for a permit until task 1 has given it back: the semaphore lets too few in at once
    ");
}

#[test]
fn work_that_begins_together_and_then_waits_for_a_lock_is_told_by_that_lock() {
    let mut story = Story::new();
    let who = [21, 22].map(|line| story.starts(MAIN, line));
    story.prints(who[0], 11, "start 1");
    story.event(who[0], 12, Kind::Locked { object: 1 });
    story.prints(who[1], 11, "start 2");
    let lock = story.wants(who[1], 12, 1);
    let sleep = story.sleeps(who[0], 13, 2000);
    story.wakes(sleep);
    story.event(who[0], 14, Kind::Unlocked { object: 1 });
    story.wakes(lock);
    let sleep = story.sleeps(who[1], 13, 2000);
    story.prints(who[0], 15, "end 1");
    story.wakes(sleep);
    story.prints(who[1], 15, "end 2");
    story.prints(MAIN, 40, "done");
    who.into_iter().for_each(|who| story.ends(who));
    insta::assert_snapshot!(told(&two(), &story.returns()), @"
    transcript: serialised-by-lock [12]
    task 2 waits on line 12 for a lock that is held for as long as task 1 takes (taken on line 12); hold a lock only while you touch what it guards
    ");
}

#[test]
fn a_task_whose_handle_was_dropped_lives_on_and_says_so() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let task = story.spawns(root, 21);
    story.prints(task, 11, "start 1");
    let sleep = story.timer(task, 12, 2000);
    let join = story.joins(root, 22, task);
    let deadline = story.timer(root, 22, 1000);
    story.wakes(deadline);
    story.drops(join);
    story.wakes(sleep);
    story.prints(task, 13, "end 1");
    story.prints(task, 14, "more");
    story.finishes(task, lab_trace::Finish::Done);
    story.prints(root, 40, "done");
    story.finishes(root, lab_trace::Finish::Done);
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 1), &story.returns()), @r#"
    transcript: wrong-output [22, 21, 14]
    "more" is printed on line 14 by the task of line 21, which lives on: line 22 waited for it until 1 s and then dropped the handle, and a task does not end with its handle
    "#);
}

#[test]
fn what_a_task_says_before_its_handle_is_dropped_does_not_tell_that_it_lives_on() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let task = story.spawns(root, 21);
    let join = story.joins(root, 22, task);
    let other = story.spawns(root, 24);
    let waits = [story.timer(root, 23, 9000), story.joins(root, 25, other)];
    waits.into_iter().for_each(|wait| story.drops(wait));
    story.finishes(other, Finish::Done);
    story.prints(task, 11, "start 1");
    story.prints(task, 14, "more");
    let sleep = story.timer(task, 12, 2000);
    story.drops(join);
    story.wakes(sleep);
    story.prints(task, 13, "end 1");
    story.finishes(task, Finish::Done);
    story.prints(root, 40, "done");
    let told = told(&Lesson::of(Engine::Async, 1), &story.returns());
    assert!(told.starts_with("transcript: wrong-output [14]"), "{told}");
}

#[test]
fn a_piece_of_work_that_begins_too_early_is_not_told_as_a_line_about_the_other() {
    let mut lesson = two();
    lesson.snapshot =
        "start 1\n(2 second pause)\nend 1\nstart 2\n(2 second pause)\nend 2\ndone".into();
    let at_once = told(&lesson, &threads(&[2000, 2000]).returns());
    assert!(!at_once.contains("is still at work"), "{at_once}");
}

#[test]
fn a_line_that_may_come_before_the_end_of_the_work_is_not_told_as_too_early() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.any_order = vec![vec!["end 1".into(), "done".into()]];
    lesson.snapshot = "start 1\n(2 second pause)\nany order:\n  done\n  end 1".into();
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.prints(worker, 11, "start 1");
    let nap = story.sleeps(worker, 12, 1000);
    story.wakes(nap);
    story.prints(MAIN, 40, "done");
    story.prints(worker, 13, "end 1");
    story.ends(worker);
    let told = told(&lesson, &story.returns());
    assert!(told.starts_with("transcript: wrong-timing"), "{told}");
}

#[test]
fn of_several_dropped_waits_the_one_in_the_function_of_the_missing_line_is_told() {
    let mut lesson = Lesson::of(Engine::Async, 1);
    lesson.source = r#"fn other() {
 nap();
}
fn work() {
 "start 1";
 nap();
 "end 1";
}"#
    .into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 5, "start 1");
    let dropped = [2, 6].map(|line| story.timer(root, line, 9000));
    let deadline = story.timer(root, 23, 2000);
    story.wakes(deadline);
    dropped.into_iter().for_each(|timer| story.drops(timer));
    story.prints(root, 40, "done");
    story.finishes(root, Finish::Done);
    let told = told(&lesson, &story.returns());
    let at = "at 2 s the future that waits on line 6 is dropped";
    assert!(told.contains(at), "{told}");
}

#[test]
fn a_task_that_never_had_its_turn_was_kept_from_it_by_what_blocked_the_thread() {
    let program = |blocks: bool| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let task = story.spawns(root, 21);
        if blocks {
            let op = "Receiver::recv_timeout";
            let wait = story.waits(root, 22, Class::Channel, op, None, Some(5000), true);
            story.wakes(wait);
        }
        story.finishes(task, Finish::NeverRan);
        story.finishes(root, Finish::Done);
        told(&Lesson::of(Engine::Async, 1), &story.returns())
    };
    insta::assert_snapshot!(program(true), @"
    transcript: blocks-runtime [22]
    Receiver::recv_timeout on line 22 blocks the runtime's thread: no other task on it can go on; await tokio's own instead
    ");
    assert!(program(false).starts_with("transcript: exits-early"));
}

#[test]
fn a_deadline_that_was_kept_is_not_what_cancelled_the_work() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let wait = |story: &mut Story, line, op, millis| {
        story.waits(root, line, Class::Timer, op, None, Some(millis), false)
    };
    let kept = wait(&mut story, 22, "tokio::time::timeout", 9000);
    story.drops(kept);
    story.prints(root, 11, "start 1");
    let work = wait(&mut story, 12, "tokio::time::sleep", 9000);
    let deadline = wait(&mut story, 23, "tokio::time::timeout", 2000);
    story.wakes(deadline);
    story.drops(work);
    story.finishes(root, Finish::Done);
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 1), &story.returns()), @r#"
    transcript: exits-early [12, 23]
    at 2 s the future that waits on line 12 is dropped, and with it the rest of its work; "end 1" is never printed
    "#);
}

#[test]
fn a_task_that_is_cancelled_while_main_goes_on_does_not_end_with_the_program() {
    let program = |while_main_goes_on: bool| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let task = story.spawns(root, 21);
        story.prints(task, 11, "start 1");
        let timer = story.timer(task, 12, 2000);
        let nap = story.timer(root, 22, 1000);
        story.wakes(nap);
        if !while_main_goes_on {
            story.finishes(root, Finish::Done);
        }
        story.drops(timer);
        story.finishes(task, Finish::Cancelled);
        if while_main_goes_on {
            story.finishes(root, Finish::Done);
        }
        told(&Lesson::of(Engine::Async, 1), &story.returns())
    };
    insta::assert_snapshot!(program(true), @r#"
    transcript: exits-early [21, 22]
    at 1 s the task of line 21 is cancelled, before the work is done: a task ends with the set that it is in, or when it is told to; "end 1" is never printed
    "#);
    insta::assert_snapshot!(program(false), @r#"
    transcript: exits-early [21, 22]
    main comes to its end, and the program with it, while the task of line 21 is still at work: nobody waits for it; "end 1" is never printed
    "#);
}

#[test]
fn several_tasks_of_one_line_are_cancelled_and_one_is() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [1, 2].map(|number| {
        let task = story.spawns(root, 21);
        story.prints(task, 11, &format!("start {number}"));
        (task, story.timer(task, 12, 2000))
    });
    let nap = story.timer(root, 22, 1000);
    story.wakes(nap);
    for (task, timer) in tasks {
        story.drops(timer);
        story.finishes(task, Finish::Cancelled);
    }
    story.finishes(root, Finish::Done);
    let told = told(&Lesson::of(Engine::Async, 2), &story.returns());
    let are = "at 1 s the 2 tasks of line 21 are cancelled";
    assert!(told.contains(are), "{told}");
}

#[test]
fn what_main_gave_up_is_not_named_as_cut_off_but_what_it_came_back_to_is() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let [given_up, came_back] = [21, 22].map(|line| story.spawns(root, line));
    // Of a set, before the others were in it.
    let next = story.waits(root, 30, Class::TaskJoin, "JoinSet", None, None, false);
    story.drops(next);
    let [_, told_something] = [23, 24].map(|line| story.spawns(root, line));
    let aborted = story.spawns(root, 25);
    story.finishes(aborted, Finish::Cancelled);
    let join = story.joins(root, 31, given_up);
    story.drops(join);
    let join = story.joins(root, 32, came_back);
    story.drops(join);
    story.joins(root, 33, came_back);
    let recv = story.waits(
        root,
        34,
        Class::Channel,
        "recv",
        told_something.task,
        None,
        false,
    );
    story.drops(recv);
    let nap = story.timer(root, 35, 1000);
    story.wakes(nap);
    story.finishes(root, Finish::Done);
    let told = told(&Lesson::of(Engine::Async, 2), &story.returns());
    let named = "while the task of line 22, the task of line 23 and the task of line 24 are still";
    assert!(told.contains(named), "{told}");
}

#[test]
fn an_exit_has_not_ended_what_was_cancelled_before_it() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let task = story.spawns(root, 21);
    story.prints(task, 11, "start 1");
    story.finishes(task, Finish::Cancelled);
    story.finishes(root, Finish::Done);
    let trace = story.over_on(25, End::Exited(0));
    let told = told(&Lesson::of(Engine::Async, 1), &trace);
    assert!(told.starts_with("transcript: exits-early [21]"), "{told}");
    assert!(
        told.contains("at 0 s the task of line 21 is cancelled"),
        "{told}"
    );
}

#[test]
fn where_only_work_of_the_pool_is_left_no_task_is_told_to_be_cancelled() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.starts_as(root, 23, Role::Blocking, None);
    let task = story.spawns(root, 21);
    story.finishes(task, Finish::Cancelled);
    let nap = story.timer(root, 22, 1000);
    story.wakes(nap);
    story.finishes(root, Finish::Done);
    let told = told(&Lesson::of(Engine::Async, 1), &story.returns());
    let whole = "main comes to its end, and the program with it, before the work is done";
    assert!(told.contains(whole), "{told}");
}

#[test]
fn a_task_that_ends_with_its_runtime_was_not_cancelled_by_the_next_one() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let task = story.spawns(root, 21);
    story.finishes(root, Finish::Done);
    story.finishes(task, Finish::Cancelled);
    let next = story.spawns(MAIN, 30);
    story.finishes(next, Finish::Done);
    let told = told(&Lesson::of(Engine::Async, 1), &story.returns());
    let left = "main comes to its end, and the program with it, while the task of line 21 is still";
    assert!(told.contains(left), "{told}");
}

#[test]
fn tasks_of_one_line_that_are_cut_off_are_counted() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    for number in 1..=2 {
        let task = story.spawns(root, 21);
        story.prints(task, 11, &format!("start {number}"));
        story.timer(task, 12, 2000);
    }
    story.finishes(root, lab_trace::Finish::Done);
    let told = told(&Lesson::of(Engine::Async, 2), &story.returns());
    let both = "while the 2 tasks of line 21 are still at work: nobody waits for them";
    assert!(told.contains(both), "{told}");
}

#[test]
fn a_wait_that_was_over_before_the_work_began_is_not_the_one_to_look_at() {
    let mut lesson = Lesson::of(Engine::Either, 1);
    lesson.snapshot = "(1 second pause)\nstart 1\n(2 second pause)\nend 1\ndone".into();
    let mut story = Story::new();
    let nap = story.sleeps(MAIN, 9, 1000);
    story.wakes(nap);
    for (line, text) in [(11, "start 1"), (13, "end 1"), (40, "done")] {
        story.prints(MAIN, line, text);
    }
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-timing [13]
    "end 1" is printed at 1 s and should be at 3 s
    "#);
}

#[test]
fn a_task_that_exits_does_not_cut_itself_off_but_main() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 40);
    let task = story.spawns(root, 22);
    story.prints(root, 11, "start 1");
    let sleep = story.timer(task, 23, 1000);
    story.wakes(sleep);
    insta::assert_snapshot!(told(&two(), &story.over_on(24, End::Exited(0))), @r#"
    transcript: exits-early [24, 11]
    process::exit on line 24 ends the program while main is still at work: nobody waits for it; "start 2" is never printed
    "#);
}

#[test]
fn an_exit_keeps_from_being_written_what_a_buffer_holds() {
    let mut lesson = two();
    lesson.source = "fn main() {\n let mut out = BufWriter::new(stdout());\n}".into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 40);
    story.prints(root, 11, "start 1");
    insta::assert_snapshot!(told(&lesson, &story.over_on(24, End::Exited(0))), @r#"
    transcript: exits-early [24, 11]
    process::exit on line 24 ends the program on the spot, and what a BufWriter still holds is not written: "start 2" is never printed; flush it before
    "#);
    let mut story = Story::new();
    let root = story.spawns(MAIN, 40);
    story.prints(root, 11, "start 1");
    story.spawns(root, 22);
    let at_work = told(&lesson, &story.over_on(24, End::Exited(0)));
    assert!(
        at_work.contains("while the task of line 22 is still"),
        "{at_work}"
    );
}

#[test]
fn the_wait_that_was_over_too_soon_is_named_where_work_goes_on() {
    let mut story = Story::new();
    let early = story.sleeps(MAIN, 19, 1000);
    story.wakes(early);
    let workers = [21, 22].map(|line| story.starts(MAIN, line));
    let mut sleeps = Vec::new();
    for (number, who) in (1..).zip(workers) {
        story.prints(who, 11, &format!("start {number}"));
        sleeps.push(story.sleeps(who, 12, 2000));
    }
    let guess = story.sleeps(MAIN, 31, 2000);
    story.wakes(sleeps[0]);
    story.prints(workers[0], 13, "end 1");
    story.wakes(guess);
    story.prints(MAIN, 40, "done");
    story.wakes(sleeps[1]);
    story.prints(workers[1], 13, "end 2");
    insta::assert_snapshot!(told(&two(), &story.returns()), @r#"
    transcript: exits-early [40, 31, 22]
    "done" is printed on line 40 while task 2 (started on line 22) is still at work: the wait on line 31 was over too soon
    "#);
}

/// The first of two pieces of work takes a second longer than the other; main says that all is done in between.
fn goes_on_after(source: &str, op: Option<&str>, ended: Finish, later: bool) -> String {
    let mut lesson = Lesson::of(Engine::Async, 2);
    lesson.source = source.into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [21, 22].map(|line| story.spawns(root, line));
    let timers = [(1, 3000), (2, 2000)].map(|(number, millis)| {
        let who = tasks[number - 1];
        story.prints(who, 11, &format!("start {number}"));
        story.timer(who, 12, millis)
    });
    let other = story.joins(root, 30, tasks[1]);
    let wait = op.map(|op| {
        let (class, on) = (Class::TaskJoin, tasks[0].task);
        story.waits(root, 31, class, op, on, None, false)
    });
    story.wakes(timers[1]);
    story.prints(tasks[1], 13, "end 2");
    story.finishes(tasks[1], Finish::Done);
    story.drops(other);
    if let Some(wait) = wait.filter(|_| !later) {
        story.drops(wait);
    }
    story.prints(root, 40, "done");
    if let Some(wait) = wait.filter(|_| later) {
        story.drops(wait);
    }
    story.wakes(timers[0]);
    story.prints(tasks[0], 13, "end 1");
    story.finishes(tasks[0], ended);
    told(&lesson, &story.returns())
}

#[test]
fn how_a_task_was_left_is_told_where_it_goes_on() {
    let (join, set) = (Some("JoinHandle"), Some("JoinSet::join_next"));
    let aborts = "fn main() {\n\n task.abort();\n}";
    let twice = "fn main() {\n one.abort();\n two.abort();\n}";
    for (source, op, ended, wanted) in [
        (
            "",
            join,
            Finish::Done,
            "line 31 waited for it until 2 s and then dropped the handle, with which a task does not end",
        ),
        (
            "",
            None,
            Finish::Done,
            "the wait on line 30 was over too soon",
        ),
        (
            aborts,
            join,
            Finish::Cancelled,
            "line 3 only asks it to end; its handle, awaited, says when it has",
        ),
        (
            twice,
            join,
            Finish::Cancelled,
            "line 31 waited for it until 2 s and then dropped the handle, with which a task does not end",
        ),
        (
            "",
            set,
            Finish::Cancelled,
            "a JoinSet that is dropped only asks its tasks to end; `shutdown().await` waits until they have",
        ),
        (
            "",
            join,
            Finish::Cancelled,
            "line 31 waited for it until 2 s and then dropped the handle, with which a task does not end",
        ),
    ] {
        let told = goes_on_after(source, op, ended, false);
        let wanted = format!("while task 1 (started on line 21) is still at work: {wanted}");
        assert!(told.ends_with(&wanted), "{told}");
    }
    let told = goes_on_after("", join, Finish::Done, true);
    assert!(
        told.ends_with("the wait on line 30 was over too soon"),
        "{told}"
    );
}

/// A deadline is dropped, and what it was for is dropped with it or not.
#[test]
fn a_deadline_that_is_dropped_with_its_work_tells_when_that_was_lost() {
    #[derive(Clone, Copy, PartialEq)]
    enum Work {
        Dropped,
        Done,
        DroppedEarlier,
        DroppedLater,
        OfAnother,
        Deadline,
    }
    let judged = |work: Work| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let other = story.spawns(root, 21);
        story.prints(root, 11, "start 1");
        let (class, op) = match work {
            Work::Deadline => (Class::Timer, "tokio::time::timeout"),
            _ => (Class::Channel, "Receiver::recv"),
        };
        let who = if work == Work::OfAnother { other } else { root };
        let recv = story.waits(who, 12, class, op, None, None, false);
        let (class, op) = (Class::Timer, "tokio::time::timeout");
        let deadline = story.waits(root, 23, class, op, None, Some(9000), false);
        let first = story.timer(root, 24, 1000);
        let second = story.timer(root, 25, 2000);
        story.wakes(first);
        if work == Work::DroppedEarlier {
            story.drops(recv);
        }
        story.wakes(second);
        match work {
            Work::Done => story.wakes(recv),
            Work::Dropped | Work::OfAnother | Work::Deadline => story.drops(recv),
            Work::DroppedEarlier | Work::DroppedLater => (),
        }
        story.drops(deadline);
        if work == Work::DroppedLater {
            story.drops(recv);
        }
        story.finishes(other, Finish::Done);
        story.finishes(root, Finish::Done);
        told(&Lesson::of(Engine::Async, 1), &story.returns())
    };
    let lost = "at 2 s the future that waits on line 23 is dropped";
    let told = judged(Work::Dropped);
    assert!(told.contains(lost), "{told}");
    for work in [
        Work::Done,
        Work::DroppedEarlier,
        Work::DroppedLater,
        Work::OfAnother,
        Work::Deadline,
    ] {
        let told = judged(work);
        assert!(!told.contains("is dropped"), "{told}");
    }
}

#[test]
fn what_the_lesson_wants_to_be_cancelled_is_not_why_another_line_is_missing() {
    let judged = |millis: u64, line_first: bool| {
        let mut lesson = Lesson::of(Engine::Async, 2);
        lesson.check.cancelled = vec!["gives up".into()];
        lesson.snapshot = lesson.snapshot.replace("done", "gives up\ndone");
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let timers = [1, 2].map(|number| {
            story.prints(root, 11, &format!("start {number}"));
            story.timer(root, 12, 2000)
        });
        let long = story.timer(root, 15, 9000);
        let deadline = story.timer(root, 16, millis);
        if millis < 2000 {
            story.wakes(deadline);
            story.drops(long);
        }
        timers.into_iter().for_each(|timer| story.wakes(timer));
        story.prints(root, 13, "end 1");
        if line_first {
            story.prints(root, 17, "gives up");
        }
        if millis >= 2000 {
            story.wakes(deadline);
            story.drops(long);
        }
        if !line_first {
            story.prints(root, 17, "gives up");
        }
        story.prints(root, 40, "done");
        story.finishes(root, Finish::Done);
        told(&lesson, &story.returns())
    };
    let wanted = judged(2000, false);
    assert!(!wanted.contains("is dropped"), "{wanted}");
    for told in [judged(1000, false), judged(2000, true)] {
        assert!(
            told.contains("the future that waits on line 15 is dropped"),
            "{told}"
        );
    }
}

#[test]
fn who_gives_up_the_wait_for_a_task_hears_no_more_of_it() {
    let judged = |millis: u64| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let task = story.spawns(root, 21);
        story.prints(task, 11, "start 1");
        let timer = story.timer(task, 12, 2000);
        let join = story.joins(root, 31, task);
        if millis == 0 {
            story.drops(join);
        }
        let deadline = story.timer(root, 32, millis.max(1000));
        story.wakes(deadline);
        if millis > 0 {
            story.drops(join);
        }
        story.wakes(timer);
        story.finishes(task, Finish::Done);
        story.prints(root, 40, "done");
        story.finishes(root, Finish::Done);
        told(&Lesson::of(Engine::Async, 1), &story.returns())
    };
    let gives_up = "at 1 s the wait on line 31 is given up, and nobody hears any more of what it was for; \"end 1\" is never printed";
    let told = judged(1000);
    assert!(told.ends_with(gives_up), "{told}");
    assert!(!judged(0).contains("given up"), "{}", judged(0));
}

#[test]
fn who_holds_the_lock_that_work_waits_for_is_named_by_the_work_that_it_does_then() {
    let judged = |begun: bool| {
        let mut lesson = Lesson::of(Engine::Threads, 3);
        lesson.snapshot = lesson.snapshot.replace("2 second", "4 second");
        let mut story = Story::new();
        let who = [21, 22, 23].map(|line| story.starts(MAIN, line));
        story.prints(who[0], 11, "start 1");
        let first = story.sleeps(who[0], 13, 4000);
        story.event(who[1], 12, Kind::Locked { object: 1 });
        if begun {
            story.prints(who[1], 11, "start 2");
        }
        story.prints(who[2], 11, "start 3");
        let lock = story.wants(who[2], 12, 1);
        if !begun {
            story.prints(who[1], 11, "start 2");
        }
        let held = story.sleeps(who[1], 13, 2000);
        story.wakes(held);
        story.event(who[1], 14, Kind::Unlocked { object: 1 });
        story.wakes(lock);
        let sleep = story.sleeps(who[2], 13, 2500);
        story.prints(who[1], 15, "end 2");
        story.wakes(first);
        story.prints(who[0], 15, "end 1");
        story.wakes(sleep);
        story.prints(who[2], 15, "end 3");
        story.prints(MAIN, 40, "done");
        told(&lesson, &story.returns())
    };
    for (begun, name) in [(true, "task 2"), (false, "another")] {
        let told = judged(begun);
        let wanted =
            format!("task 3 waits on line 12 for a lock that is held for as long as {name} takes");
        assert!(told.contains(&wanted), "{told}");
    }
}

#[test]
fn a_timer_that_rings_while_its_task_blocks_in_place_is_heard_too_late() {
    #[derive(Clone, Copy, PartialEq)]
    enum Timer {
        Rings,
        OfAnother,
        NotYet,
        Dropped,
        InTime,
    }
    let judged = |timer: Timer, in_place: bool| {
        let mut lesson = Lesson::of(Engine::Async, 2);
        lesson.source = "fn main() {\n\n nap();\n}\n\nfn nap() {\n sleep();\n}".into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let other = story.spawns(root, 21);
        let who = if timer == Timer::OfAnother {
            other
        } else {
            root
        };
        story.event(root, 0, Kind::PollBegan);
        story.prints(who, 11, "start 1");
        let millis = match timer {
            Timer::NotYet => 4000,
            Timer::InTime => 3000,
            _ => 2000,
        };
        let its = story.timer(who, 12, millis);
        story.prints(root, 11, "start 2");
        let blocks = Who {
            task: (!in_place).then_some(1),
            ..MAIN
        };
        let sleep = story.sleeps(blocks, 7, 3000);
        if timer == Timer::Dropped {
            story.drops(its);
        }
        if timer == Timer::OfAnother {
            story.wakes(its);
        }
        story.wakes(sleep);
        story.prints(root, 13, "end 2");
        if timer != Timer::OfAnother && timer != Timer::Dropped {
            story.wakes(its);
        }
        story.prints(who, 13, "end 1");
        story.prints(root, 40, "done");
        told(&lesson, &story.returns())
    };
    insta::assert_snapshot!(judged(Timer::Rings, true), @"
    transcript: blocks-runtime [7, 3, 12]
    thread::sleep on line 7 (called on line 3) stops its own task, and with it the futures that are joined there: the timer on line 12 rings at 2 s and is heard at 3 s; block_in_place frees only the other tasks, so spawn one of the two, or give what blocks to spawn_blocking
    ");
    for timer in [
        Timer::OfAnother,
        Timer::NotYet,
        Timer::Dropped,
        Timer::InTime,
    ] {
        let told = judged(timer, true);
        assert!(!told.contains("stops its own task"), "{told}");
    }
    let blocks = judged(Timer::Rings, false);
    assert!(!blocks.contains("stops its own task"), "{blocks}");
}

#[test]
fn a_wait_before_the_work_or_for_no_time_is_not_what_was_over_too_soon() {
    let mut story = Story::new();
    let early = story.sleeps(MAIN, 19, 1000);
    story.wakes(early);
    let workers = [21, 22].map(|line| story.starts(MAIN, line));
    let sleeps = [1, 2].map(|number| {
        story.prints(workers[number - 1], 11, &format!("start {number}"));
        story.sleeps(workers[number - 1], 12, 2000)
    });
    let lock = story.wants(MAIN, 31, 1);
    story.wakes(lock);
    story.prints(MAIN, 40, "done");
    for (number, sleep) in (1..).zip(sleeps) {
        story.wakes(sleep);
        story.prints(workers[number - 1], 13, &format!("end {number}"));
    }
    let told = told(&two(), &story.returns());
    assert!(told.ends_with("nobody has waited for it yet"), "{told}");
}

#[test]
fn what_is_dropped_when_ctrl_c_is_pressed_is_no_work_that_was_lost() {
    let judged = |pressed: bool| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        story.prints(root, 11, "start 1");
        let work = story.timer(root, 12, 9000);
        let other = story.timer(root, 13, 1000);
        story.wakes(other);
        if pressed {
            story.event(MAIN, 0, Kind::CtrlC { heard: true });
        }
        story.drops(work);
        story.finishes(root, Finish::Done);
        told(&Lesson::of(Engine::Async, 1), &story.returns())
    };
    let dropped = "the future that waits on line 12 is dropped";
    assert!(judged(false).contains(dropped), "{}", judged(false));
    assert!(!judged(true).contains(dropped), "{}", judged(true));
}

#[test]
fn a_task_that_others_start_for_the_program_is_told_by_the_text_but_not_one_of_a_crates_own() {
    let judged = |line: u32| {
        let mut lesson = Lesson::of(Engine::Async, 1);
        lesson.source = "fn main() {\n\n all.map(spawn);\n}".into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let task = story.spawns(root, line);
        story.prints(task, 11, "start 1");
        story.timer(task, 12, 2000);
        story.finishes(root, Finish::Done);
        told(&lesson, &story.returns())
    };
    let named = "while the task of line 3 is still at work";
    let collected = judged(crate::story::ELSEWHERE);
    assert!(collected.contains(named), "{collected}");
    let of_crate = judged(crate::story::IN_CRATE);
    assert!(!of_crate.contains("the task of"), "{of_crate}");
}

#[test]
fn what_is_told_too_soon_may_be_told_wrongly_but_not_what_stands_for_an_end_of_work() {
    let mut lesson = two();
    lesson.check.any_order.truncate(1);
    let ends = "any order:\n  end 1\n  end 2";
    let apart = "end 1\n(1 second pause)\nend 2";
    lesson.snapshot = lesson.snapshot.replace(ends, apart);
    let judged = |second: &str, last: &str| {
        let mut story = Story::new();
        let workers = [21, 22].map(|line| story.starts(MAIN, line));
        let sleeps = [(1, 3000), (2, 2000)].map(|(number, millis)| {
            story.prints(workers[number - 1], 11, &format!("start {number}"));
            story.sleeps(workers[number - 1], 12, millis)
        });
        story.wakes(sleeps[1]);
        story.prints(workers[1], 13, second);
        if last != "done" {
            story.prints(MAIN, 40, last);
        }
        story.wakes(sleeps[0]);
        story.prints(workers[0], 13, "end 1");
        if last == "done" {
            story.prints(MAIN, 40, last);
        }
        told(&lesson, &story.returns())
    };
    let of_work = judged("over 2", "done");
    assert!(of_work.starts_with("transcript: wrong-output"), "{of_work}");
    let too_soon = judged("end 2", "all done");
    let wanted =
        "\"all done\" is printed on line 40 while task 1 (started on line 21) is still at work";
    assert!(too_soon.contains(wanted), "{too_soon}");
}

#[test]
fn who_began_the_work_and_who_ends_it_may_both_go_on_when_another_says_that_it_is_done() {
    let judged = |started_by: usize, by_main: bool, done_by: usize| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let tasks = [21, 22, 23].map(|line| story.spawns(root, line));
        story.prints(tasks[started_by], 11, "start 1");
        let timer = story.timer(tasks[1], 12, 2000);
        let nap = story.timer(tasks[done_by], 14, 1000);
        story.wakes(nap);
        story.prints(tasks[done_by], 40, "done");
        story.wakes(timer);
        story.prints(if by_main { MAIN } else { tasks[1] }, 13, "end 1");
        told(&Lesson::of(Engine::Async, 1), &story.returns())
    };
    for (started_by, by_main, done_by) in [(0, false, 0), (0, true, 2)] {
        let told = judged(started_by, by_main, done_by);
        assert!(told.contains("is still at work"), "{told}");
    }
    let told = judged(0, true, 0);
    assert!(!told.contains("is still at work"), "{told}");
}

#[test]
fn who_tells_of_the_wrong_piece_when_one_is_done_has_not_waited_too_little() {
    let judged = |texts: [&str; 2]| {
        let mut lesson = two();
        lesson.check.any_order.clear();
        lesson.snapshot = "start 1\nstart 2\n(2 second pause)\nend 1\nShown: 1\n(1 second pause)\nend 2\nShown: 2".into();
        let mut story = Story::new();
        let workers = [21, 22].map(|line| story.starts(MAIN, line));
        let mut sleeps = Vec::new();
        for (number, who) in (1..).zip(workers) {
            story.prints(who, 11, &format!("start {number}"));
            sleeps.push(story.sleeps(who, 12, 1000 + 1000 * number));
        }
        for (at, number) in (1..).enumerate().take(2) {
            let join = story.joins(MAIN, 31, workers[at]);
            story.wakes(sleeps[at]);
            story.prints(workers[at], 13, &format!("end {number}"));
            story.ends(workers[at]);
            story.wakes(join);
            story.prints(MAIN, 40, texts[at]);
        }
        told(&lesson, &story.returns())
    };
    assert_eq!(judged(["Shown: 1", "Shown: 2"]), "Passed");
    insta::assert_snapshot!(judged(["Shown: 2", "Shown: 1"]), @r#"
    transcript: wrong-output [40]
    "Shown: 2" is printed on line 40 when it is not its turn yet
    "#);
}

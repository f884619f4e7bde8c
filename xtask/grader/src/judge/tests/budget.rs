//! How many threads are alive at once, and whether they stand in each other's way.

use super::*;
use crate::expectation::{CheckFile, Threads};
use lab_trace::{Class, End, Kind};

/// At most two threads, and two at some time. The text is "done", after so many seconds.
fn lesson(seconds: u64) -> Lesson {
    let check = CheckFile {
        threads: Some(Threads { most: 2, least: 2 }),
        ..CheckFile::default()
    };
    Lesson {
        check,
        snapshot: format!("({seconds} second pause)\ndone"),
        source: String::new(),
        warnings: Vec::new(),
    }
}

/// Threads that are started on line 21, sleep for a second on line 12, and are joined on line 31. So many
/// are alive at once.
fn in_groups(groups: &[usize]) -> Story {
    let mut story = Story::new();
    for group in groups {
        let workers: Vec<Who> = (0..*group).map(|_| story.starts(MAIN, 21)).collect();
        let sleeps: Vec<_> = workers
            .iter()
            .map(|worker| story.sleeps(*worker, 12, 1000))
            .collect();
        let joins: Vec<_> = workers
            .iter()
            .map(|worker| story.joins(MAIN, 31, *worker))
            .collect();
        for ((worker, sleep), join) in workers.iter().zip(sleeps).zip(joins) {
            story.wakes(sleep);
            story.ends(*worker);
            story.wakes(join);
        }
    }
    story.prints(MAIN, 40, "done");
    story
}

#[test]
fn as_many_as_allowed_pass_also_when_others_follow_them() {
    assert_eq!(told(&lesson(1), &in_groups(&[2]).returns()), "Passed");
    assert_eq!(told(&lesson(3), &in_groups(&[2, 1, 2]).returns()), "Passed");
}

#[test]
fn too_many_threads_are_counted_and_named_whatever_the_text_says() {
    insta::assert_snapshot!(told(&lesson(1), &in_groups(&[5]).returns()), @"
    evidence: too-many-threads [21]
    5 threads of your own are alive at once (started on line 21); the lesson allows 2
    ");
    insta::assert_snapshot!(told(&lesson(3), &in_groups(&[2, 3]).returns()), @"
    transcript: too-many-threads [21]
    3 threads of your own are alive at once (started on line 21); the lesson allows 2
    ");
    let limit = End::Limit("2000 threads at once".into());
    insta::assert_snapshot!(told(&lesson(1), &in_groups(&[6]).over(limit)), @"
    ends: too-many-threads [21]
    6 threads of your own are alive at once (started on line 21); the lesson allows 2
    ");
}

#[test]
fn the_thread_that_is_one_too_many_and_the_first_crowd_are_told_by_their_lines() {
    let started = |groups: &[&[u32]], threads| {
        let mut lesson = lesson(1);
        lesson.check.threads = Some(threads);
        let mut story = Story::new();
        for lines in groups {
            let workers: Vec<Who> = lines.iter().map(|line| story.starts(MAIN, *line)).collect();
            let sleeps: Vec<_> = workers
                .iter()
                .map(|worker| story.sleeps(*worker, 12, 1000))
                .collect();
            sleeps.into_iter().for_each(|sleep| story.wakes(sleep));
            workers.into_iter().for_each(|worker| story.ends(worker));
        }
        story.prints(MAIN, 40, "done");
        told(&lesson, &story.returns())
    };
    let many = started(&[&[21, 22, 23, 24]], Threads { most: 2, least: 0 });
    assert!(
        many.starts_with("evidence: too-many-threads [23]"),
        "{many}"
    );
    let few = started(&[&[21, 22], &[23, 24]], Threads { most: 4, least: 4 });
    assert!(few.starts_with("transcript: wrong-timing [22]"), "{few}");
}

#[test]
fn main_may_work_once_the_others_are_done_and_beside_fewer_than_allowed() {
    let mut story = in_groups(&[2]);
    let sleep = story.sleeps(MAIN, 22, 1000);
    story.wakes(sleep);
    let mut later = lesson(1);
    later.snapshot += "\n(1 second pause)";
    assert_eq!(told(&later, &story.returns()), "Passed");
    // One thread, and two futures of main.
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    let root = story.spawns(MAIN, 22);
    let waits = [
        story.sleeps(worker, 12, 1000),
        story.timer(root, 23, 1000),
        story.timer(root, 24, 1000),
    ];
    waits.into_iter().for_each(|wait| story.wakes(wait));
    story.ends(worker);
    story.prints(root, 40, "done");
    story.finishes(root, lab_trace::Finish::Done);
    assert_eq!(told(&lesson(1), &story.returns()), "Passed");
}

#[test]
fn main_alone_and_main_after_the_only_thread_share_no_work() {
    // A thread of the pool waits meanwhile, and so does main, for no time.
    let mut lesson = lesson(2);
    lesson.check.threads = Some(Threads { most: 2, least: 1 });
    let mut story = Story::new();
    let pool = story.starts_as(MAIN, 99, lab_trace::Role::Blocking, None);
    let other = story.sleeps(pool, 50, 1000);
    let no_time = story.wants(MAIN, 51, 9);
    story.wakes(no_time);
    let sleep = story.sleeps(MAIN, 12, 2000);
    story.wakes(other);
    story.ends(pool);
    story.wakes(sleep);
    story.prints(MAIN, 40, "done");
    let none = told(&lesson, &story.returns());
    assert!(none.starts_with("evidence: sequential [12]"), "{none}");
    lesson.check.threads = Some(Threads { most: 2, least: 2 });
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    let sleep = story.sleeps(worker, 12, 1000);
    story.wakes(sleep);
    story.ends(worker);
    let sleep = story.sleeps(MAIN, 22, 1000);
    story.wakes(sleep);
    story.prints(MAIN, 40, "done");
    let after = told(&lesson, &story.returns());
    assert!(after.contains("never more than one thread"), "{after}");
}

#[test]
fn only_work_under_the_lock_while_another_waits_for_it_keeps_that_one_from_its_own() {
    let mut lesson = lesson(1);
    lesson.check.threads = Some(Threads { most: 9, least: 0 });
    let mut story = Story::new();
    let [first, waiting, next, other, also, asked] =
        [21, 22, 23, 24, 25, 26].map(|line| story.starts(MAIN, line));
    let recv = |story: &mut Story, who: Who, on: u32, millis: u64| {
        let (class, op) = (Class::Channel, "Receiver::recv");
        story.waits(who, 18, class, op, Some(on), Some(millis), true)
    };
    // A lock of something else is held during the work, and somebody waits for no lock at all.
    story.event(other, 14, Kind::Locked { object: 9 });
    let aside = story.sleeps(other, 20, 3000);
    story.event(first, 14, Kind::Locked { object: 5 });
    let message = recv(&mut story, asked, 5, 1000);
    let before = story.sleeps(first, 16, 1000);
    story.wakes(before);
    story.wakes(message);
    // From here on one waits. The holder waits too, and the next one works before it has the lock.
    let wants = story.wants(waiting, 14, 5);
    story.event(also, 14, Kind::Locked { object: 5 });
    let held = recv(&mut story, first, 6, 500);
    let without = story.sleeps(next, 17, 500);
    story.wakes(without);
    story.wakes(held);
    story.event(first, 19, Kind::Unlocked { object: 5 });
    story.event(next, 14, Kind::Locked { object: 5 });
    let held = recv(&mut story, next, 6, 500);
    story.wakes(held);
    story.event(next, 19, Kind::Unlocked { object: 5 });
    story.wakes(wants);
    // One that has a permit too begins its work then.
    let late = story.sleeps(also, 22, 1000);
    story.wakes(late);
    story.wakes(aside);
    let all = [first, waiting, next, other, also, asked];
    all.into_iter().for_each(|who| story.ends(who));
    story.prints(MAIN, 40, "done");
    let told = told(&lesson, &story.returns());
    assert!(told.starts_with("transcript: wrong-timing"), "{told}");
}

#[test]
fn threads_of_a_runtime_are_none_of_the_programs_own() {
    let mut story = in_groups(&[2]);
    for _ in 0..3 {
        story.starts_as(MAIN, 22, lab_trace::Role::Worker, None);
    }
    assert_eq!(told(&lesson(1), &story.returns()), "Passed");
}

#[test]
fn one_thread_at_a_time_is_sequential_and_so_is_none() {
    insta::assert_snapshot!(told(&lesson(1), &in_groups(&[1, 1]).returns()), @"
    transcript: sequential [31, 21]
    never more than one thread (started on line 21) is at work; line 31 waits for one before the next is started: 2 should be, at once
    ");
    insta::assert_snapshot!(told(&lesson(1), &in_groups(&[1]).returns()), @"
    evidence: sequential [21]
    never more than one thread (started on line 21) is at work: 2 should be, at once
    ");
    let mut story = Story::new();
    let sleep = story.sleeps(MAIN, 12, 2000);
    story.wakes(sleep);
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson(1), &story.returns()), @"
    transcript: sequential [12]
    the program starts no thread, so main does one thing after the other: 2 threads should share the work
    ");
}

#[test]
fn too_few_threads_show_in_the_time_or_else_are_faked() {
    let mut lesson = lesson(1);
    lesson.check.threads = Some(Threads { most: 4, least: 4 });
    insta::assert_snapshot!(told(&lesson, &in_groups(&[2, 2]).returns()), @"
    transcript: wrong-timing [21]
    never more than 2 threads are at work at once (started on line 21); there should be 4
    ");
    insta::assert_snapshot!(told(&lesson, &in_groups(&[3]).returns()), @"
    evidence: faked [21]
    never more than 3 threads are at work at once (started on line 21); there should be 4
    ");
}

/// Two threads that share a lock: the second wants it while the first does what `holder` says.
fn sharing(holder: impl FnOnce(&mut Story, Who) -> lab_trace::WaitId) -> Trace {
    let mut story = Story::new();
    let workers = [21, 21].map(|line| story.starts(MAIN, line));
    story.event(workers[0], 14, Kind::Locked { object: 5 });
    let wants = story.wants(workers[1], 14, 5);
    let works = holder(&mut story, workers[0]);
    story.wakes(works);
    story.event(workers[0], 16, Kind::Unlocked { object: 5 });
    story.wakes(wants);
    story.event(workers[1], 14, Kind::Locked { object: 5 });
    let sleep = story.sleeps(workers[1], 15, 1000);
    story.wakes(sleep);
    story.prints(MAIN, 40, "done");
    story.returns()
}

#[test]
fn a_lock_that_is_held_during_the_work_keeps_the_others_from_theirs() {
    let trace = sharing(|story, who| story.sleeps(who, 15, 1000));
    insta::assert_snapshot!(told(&lesson(1), &trace), @"
    transcript: serialised-by-lock [14, 15]
    thread 2 (started on line 21) waits on line 14 for a lock that thread 1 (started on line 21) took on line 14 and keeps while it works on line 15; give the lock back before the work begins
    ");
}

#[test]
fn a_lock_that_is_held_while_there_is_no_work_is_not_to_blame() {
    let trace = sharing(|story, who| {
        let (class, op) = (Class::Channel, "Receiver::recv");
        story.waits(who, 14, class, op, Some(6), Some(1000), true)
    });
    insta::assert_snapshot!(told(&lesson(1), &trace), @r#"
    transcript: wrong-timing [15, 40]
    "done" is printed at 2 s and should be at 1 s; look at the wait on line 15
    "#);
}

#[test]
fn main_may_be_one_of_those_that_work() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    let (one, other) = (story.sleeps(worker, 12, 1000), story.sleeps(MAIN, 22, 1000));
    story.wakes(one);
    story.ends(worker);
    story.wakes(other);
    story.prints(MAIN, 40, "done");
    assert_eq!(told(&lesson(1), &story.returns()), "Passed");
}

#[test]
fn a_right_text_without_all_of_the_waits_is_faked() {
    let mut lesson = lesson(1);
    lesson.check.waits = 3;
    insta::assert_snapshot!(told(&lesson, &in_groups(&[2]).returns()), @"
    evidence: faked [12]
    the text is right, but the work was not done: it takes 3 waits, and there are 2 (on line 12)
    ");
    lesson.check.waits = 2;
    assert_eq!(told(&lesson, &in_groups(&[2]).returns()), "Passed");
}

#[test]
fn main_beside_all_that_are_allowed_is_one_too_many() {
    let mut story = Story::new();
    let workers = [21; 2].map(|line| story.starts(MAIN, line));
    let mut sleeps: Vec<_> = workers
        .iter()
        .map(|worker| story.sleeps(*worker, 12, 1000))
        .collect();
    sleeps.push(story.sleeps(MAIN, 13, 1000));
    sleeps.into_iter().for_each(|sleep| story.wakes(sleep));
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson(1), &story.returns()), @"
    evidence: too-many-threads [13, 21]
    main works on line 13 beside 2 threads of your own; the lesson allows 2 at work at once
    ");
}

#[test]
fn threads_without_work_are_told_with_the_time_from_which_they_had_none() {
    let mut story = Story::new();
    let workers = [21; 2].map(|line| story.starts(MAIN, line));
    let recv = story.waits(MAIN, 30, Class::Channel, "recv", None, Some(1000), true);
    let long = story.sleeps(workers[0], 12, 2000);
    let short = story.sleeps(workers[1], 12, 1000);
    story.wakes(short);
    story.ends(workers[1]);
    story.wakes(recv);
    let join = story.joins(MAIN, 31, workers[0]);
    story.wakes(long);
    let more = story.sleeps(workers[0], 12, 1000);
    story.wakes(more);
    story.ends(workers[0]);
    story.wakes(join);
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson(2), &story.returns()), @"
    transcript: wrong-timing [31, 21]
    at 1 s only 1 of 2 is at work, though there is more to do: let whoever is free take the next piece; look at line 31
    ");
}

/// Two threads that sleep on line 12, the first twice as often as it should; what they did before that.
fn twice(before: impl FnOnce(&mut Story, Who, Who)) -> String {
    let mut lesson = lesson(1);
    lesson.check.waits = 2;
    lesson.source = format!(
        "{}fn scan() {{\n\n}}\nfn main() {{\n scan();\n}}",
        "\n".repeat(10)
    );
    let mut story = Story::new();
    let (one, two) = (story.starts(MAIN, 21), story.starts(MAIN, 21));
    before(&mut story, one, two);
    let sleeps = [one, two].map(|who| story.sleeps(who, 12, 1000));
    sleeps.into_iter().for_each(|sleep| story.wakes(sleep));
    let again = story.sleeps(one, 12, 1000);
    story.wakes(again);
    story.ends(one);
    story.ends(two);
    story.prints(MAIN, 40, "done");
    told(&lesson, &story.returns())
}

#[test]
fn work_that_is_done_twice_is_told_by_the_call_or_by_the_look_that_was_out_of_date() {
    insta::assert_snapshot!(twice(|_, _, _| ()), @"
    transcript: wrong-timing [15, 12]
    work is done more than once: all of it takes 2 waits, and there are 3 on line 12 (called on line 15); each piece is for one alone
    ");
    let told = twice(|story, one, two| {
        // What is only added is not lost, though it was decided by a look that was out of date.
        story.reads(one, 41, 1, "0");
        story.updates(two, 42, 1, "0", "1");
        story.updates(one, 42, 1, "1", "2");
        story.reads(one, 31, 0, "0");
        story.reads(two, 31, 0, "0");
        story.puts(two, 32, 0, "0", "1");
        story.puts(one, 32, 0, "1", "1");
    });
    assert!(
        told.starts_with("transcript: lost-update [31, 32]"),
        "{told}"
    );
}

#[test]
fn main_that_only_sleeps_beside_the_work_of_all_that_are_allowed_is_none_of_them() {
    let story = |by_main: bool| {
        let mut lesson = Lesson::of(
            crate::expectation::Engine::Threads,
            if by_main { 3 } else { 2 },
        );
        lesson.check.threads = Some(Threads { most: 2, least: 0 });
        let mut story = Story::new();
        let workers = [21; 2].map(|line| story.starts(MAIN, line));
        let mut all = workers.to_vec();
        if by_main {
            all.push(MAIN);
        }
        let mut sleeps = Vec::new();
        for (number, who) in (1..).zip(&all) {
            story.prints(*who, 11, &format!("start {number}"));
            sleeps.push(story.sleeps(*who, 12, 2000));
        }
        if !by_main {
            sleeps.push(story.sleeps(MAIN, 14, 2000));
        }
        sleeps.into_iter().for_each(|sleep| story.wakes(sleep));
        for (number, who) in (1..).zip(&all) {
            story.prints(*who, 13, &format!("end {number}"));
        }
        story.prints(MAIN, 40, "done");
        told(&lesson, &story.returns())
    };
    assert!(
        story(true).contains("main works on line 12"),
        "{}",
        story(true)
    );
    assert!(!story(false).contains("main works"), "{}", story(false));
}

//! Work that should overlap and does not: which wait is named, and when that is not what happened.

use super::*;
use crate::expectation::{Engine, Limit, Together};
use lab_trace::Class;

#[test]
fn only_a_wait_that_ends_with_the_first_work_made_the_second_wait() {
    let mut story = Story::new();
    let nap = story.sleeps(MAIN, 25, 500);
    story.wakes(nap);
    let one = story.starts(MAIN, 21);
    let join = story.joins(MAIN, 31, one);
    story.prints(one, 11, "start 1");
    let sleep = story.sleeps(one, 12, 2000);
    story.wakes(sleep);
    story.prints(one, 13, "end 1");
    story.wakes(join);
    let two = story.starts(MAIN, 22);
    let free = story.waits(two, 50, Class::Channel, "Receiver::recv", None, None, true);
    story.wakes(free);
    story.prints(two, 11, "start 2");
    let sleep = story.sleeps(two, 12, 2000);
    story.wakes(sleep);
    story.prints(two, 13, "end 2");
    story.prints(MAIN, 40, "done");
    story.ends(one);
    story.ends(two);
    let told = told(&Lesson::of(Engine::Threads, 2), &story.returns());
    assert!(
        told.starts_with("transcript: sequential [31, 12]\nline 31 waits for task 1"),
        "{told}"
    );
}

#[test]
fn work_that_takes_no_time_is_not_in_sequence() {
    let mut story = Story::new();
    for text in ["start 1", "end 1", "start 2", "end 2", "done"] {
        story.prints(MAIN, 11, text);
    }
    let told = told(&Lesson::of(Engine::Threads, 2), &story.returns());
    assert!(told.starts_with("transcript: wrong-timing [11]"), "{told}");
}

#[test]
fn a_line_beside_the_work_is_late_only_after_work_that_takes_time() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.together[0].beside = Some("meanwhile".into());
    lesson.snapshot = "start 1\nmeanwhile\n(2 second pause)\nend 1\ndone".into();
    let mut story = Story::new();
    for text in ["start 1", "end 1", "meanwhile", "done"] {
        story.prints(MAIN, 11, text);
    }
    let no_time = told(&lesson, &story.returns());
    assert!(
        no_time.starts_with("transcript: wrong-timing [11]"),
        "{no_time}"
    );
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.prints(worker, 11, "start 1");
    story.prints(MAIN, 22, "meanwhile");
    let sleep = story.sleeps(worker, 12, 3000);
    story.wakes(sleep);
    story.prints(worker, 13, "end 1");
    story.prints(MAIN, 40, "done");
    let too_long = told(&lesson, &story.returns());
    assert!(
        too_long.starts_with("transcript: wrong-timing [12, 13]"),
        "{too_long}"
    );
}

#[test]
fn one_piece_of_work_alone_is_locked_out_by_nobody() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.event(MAIN, 30, lab_trace::Kind::Locked { object: 1 });
    story.prints(worker, 11, "start 1");
    let lock = story.wants(worker, 12, 1);
    let sleep = story.sleeps(MAIN, 31, 1000);
    story.wakes(sleep);
    story.wakes(lock);
    let sleep = story.sleeps(worker, 13, 2000);
    story.wakes(sleep);
    story.prints(worker, 14, "end 1");
    story.prints(MAIN, 40, "done");
    story.ends(worker);
    let told = told(&Lesson::of(Engine::Threads, 1), &story.returns());
    assert!(
        told.starts_with("transcript: wrong-timing [13, 14]"),
        "{told}"
    );
}

#[test]
fn a_lock_that_is_waited_for_before_or_after_the_work_does_not_serialise_it() {
    for before in [true, false] {
        let mut story = Story::new();
        let who = [21, 22].map(|line| story.starts(MAIN, line));
        let waits_for_lock = |story: &mut Story| {
            let lock = story.wants(who[0], 9, 1);
            let sleep = story.sleeps(MAIN, 31, 1000);
            story.wakes(sleep);
            story.wakes(lock);
        };
        if before {
            waits_for_lock(&mut story);
        }
        let mut sleeps = Vec::new();
        for (number, who) in (1..).zip(who) {
            story.prints(who, 11, &format!("start {number}"));
            sleeps.push((number, who, story.sleeps(who, 12, 2000)));
        }
        for (number, who, sleep) in sleeps {
            story.wakes(sleep);
            story.prints(who, 13, &format!("end {number}"));
        }
        if !before {
            waits_for_lock(&mut story);
        }
        story.prints(MAIN, 40, "done");
        who.into_iter().for_each(|who| story.ends(who));
        let told = told(&Lesson::of(Engine::Threads, 2), &story.returns());
        assert!(told.starts_with("transcript: wrong-timing [31"), "{told}");
    }
}

#[test]
fn a_sleep_that_begins_when_the_other_thread_ends_is_no_half() {
    let mut story = Story::new();
    let who = [21, 22].map(|line| story.starts(MAIN, line));
    story.prints(who[0], 11, "start 1");
    story.prints(who[1], 11, "start 2");
    let join = story.joins(who[1], 14, who[0]);
    let (nap, sleep) = (story.sleeps(MAIN, 30, 1000), story.sleeps(who[0], 12, 1000));
    story.wakes(nap);
    story.wakes(sleep);
    story.prints(who[0], 13, "end 1");
    story.ends(who[0]);
    story.wakes(join);
    let sleep = story.sleeps(who[1], 15, 1000);
    story.wakes(sleep);
    story.prints(who[1], 16, "end 2");
    story.prints(MAIN, 40, "done");
    let told = told(
        &passes::of_different_lengths(Engine::Threads),
        &story.returns(),
    );
    assert!(told.starts_with("evidence: faked [12, 15"), "{told}");
}

#[test]
fn ends_that_main_prints_while_the_threads_still_sleep_are_faked() {
    let mut story = Story::new();
    let who = [21, 22].map(|line| story.starts(MAIN, line));
    for (number, who) in (1..).zip(who) {
        story.prints(who, 11, &format!("start {number}"));
        story.sleeps(who, 12, 3000);
    }
    let sleep = story.sleeps(MAIN, 30, 2000);
    story.wakes(sleep);
    for text in ["end 1", "end 2", "done"] {
        story.prints(MAIN, 31, text);
    }
    let told = told(&Lesson::of(Engine::Threads, 2), &story.returns());
    assert!(told.starts_with("evidence: faked [30"), "{told}");
}

#[test]
fn work_whose_end_main_tells_is_waited_for_by_main() {
    let mut story = Story::new();
    for number in [1, 2] {
        let worker = story.starts(MAIN, 21);
        story.prints(worker, 11, &format!("start {number}"));
        let sleep = story.sleeps(worker, 12, 2000);
        let join = story.joins(MAIN, 31, worker);
        story.wakes(sleep);
        story.ends(worker);
        story.wakes(join);
        story.prints(MAIN, 32, &format!("end {number}"));
    }
    story.prints(MAIN, 40, "done");
    let lesson = Lesson::of(Engine::Threads, 2);
    insta::assert_snapshot!(told(&lesson, &story.returns()), @"
    transcript: sequential [31]
    line 31 waits for task 1 before task 2 can start: that is at 2 s; start both, then wait
    ");
}

#[test]
fn work_of_one_thread_is_in_sequence_even_if_its_ends_are_told_later() {
    let mut lesson = Lesson::of(Engine::Threads, 2);
    lesson.source = "fn work(n: u32) {}\nfn main() {\n spawn(|| (work(1), work(2)));\n}".into();
    let in_a_row = |class| {
        let mut story = Story::new();
        let worker = story.starts(MAIN, 21);
        let join = story.joins(MAIN, 31, worker);
        for text in ["start 1", "start 2"] {
            story.prints(worker, 11, text);
            let wait = match class {
                Class::Sleep => story.sleeps(worker, 12, 2000),
                _ => story.waits(worker, 12, class, "Mutex::lock", None, Some(2000), true),
            };
            story.wakes(wait);
        }
        story.ends(worker);
        story.wakes(join);
        for text in ["end 1", "end 2", "done"] {
            story.prints(MAIN, 41, text);
        }
        told(&lesson, &story.returns())
    };
    insta::assert_snapshot!(in_a_row(Class::Sleep), @"
    transcript: sequential [12]
    line 12 waits for task 1 before task 2 can start: that is at 2 s; start both, then wait
    ");
    let locked = in_a_row(Class::Lock);
    assert!(!locked.contains("sequential"), "{locked}");
}

#[test]
fn what_main_did_itself_was_called_neither_where_a_thread_is_started_nor_in_async_code() {
    let mut lesson = Lesson::of(Engine::Threads, 2);
    lesson.source = "fn main() {\n\
                     thread::spawn(|| work(1));\n\
                     block_on(async { work(1) });\n\
                     work(1);\n\
                     }\n\
                     fn work(n: u32) {}"
        .into();
    let mut story = Story::new();
    for number in 1..=2 {
        let work = Some("program::work");
        story.writes(MAIN, 6, &format!("start {number}\n"), false, work);
        let sleep = story.sleeps(MAIN, 6, 2000);
        story.wakes(sleep);
        story.writes(MAIN, 6, &format!("end {number}\n"), false, work);
    }
    story.prints(MAIN, 40, "done");
    let told = told(&lesson, &story.returns());
    assert!(
        told.starts_with("transcript: sequential [4, 6]\nline 4 waits for task 1"),
        "{told}"
    );
}

#[test]
fn with_room_for_one_only_it_is_no_mistake_that_one_comes_after_the_other() {
    let mut lesson = Lesson::of(Engine::Threads, 2);
    let together = lesson.check.together.remove(0);
    lesson.check.limit = vec![Limit {
        engine: Engine::Threads,
        most: 1,
        alike: false,
        work: together.work,
    }];
    let mut story = Story::new();
    for number in [1, 2] {
        story.prints(MAIN, 11, &format!("start {number}"));
        let sleep = story.sleeps(MAIN, 12, 1000);
        story.wakes(sleep);
        story.prints(MAIN, 13, &format!("end {number}"));
    }
    story.prints(MAIN, 40, "done");
    let told = told(&lesson, &story.returns());
    assert!(!told.contains("sequential"), "{told}");
}

#[test]
fn work_that_takes_no_time_has_not_waited_for_the_other() {
    let mut story = Story::new();
    let (one, two) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    let nap = story.sleeps(two, 9, 3000);
    story.prints(one, 11, "start 1");
    let sleep = story.sleeps(one, 12, 2000);
    story.wakes(sleep);
    story.prints(one, 13, "end 1");
    story.wakes(nap);
    story.prints(two, 11, "start 2");
    story.prints(two, 13, "end 2");
    story.prints(MAIN, 40, "done");
    story.ends(one);
    story.ends(two);
    let told = told(&Lesson::of(Engine::Threads, 2), &story.returns());
    assert!(!told.contains("sequential"), "{told}");
}

#[test]
fn who_begins_later_of_its_own_or_as_it_should_was_not_kept_from_starting() {
    // The second thread sleeps by itself first.
    let mut story = Story::new();
    let (one, two) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    story.prints(one, 11, "start 1");
    let (nap, sleep) = (story.sleeps(two, 9, 1000), story.sleeps(one, 12, 2000));
    story.wakes(nap);
    story.prints(two, 11, "start 2");
    let other = story.sleeps(two, 12, 2000);
    story.wakes(sleep);
    story.prints(one, 13, "end 1");
    story.wakes(other);
    story.prints(two, 13, "end 2");
    story.prints(MAIN, 40, "done");
    story.ends(one);
    story.ends(two);
    let by_itself = told(&Lesson::of(Engine::Threads, 2), &story.returns());
    assert!(!by_itself.contains("sequential"), "{by_itself}");
    // Main begins the second a second later, and that is what the lesson wants.
    let mut lesson = Lesson::of(Engine::Async, 2);
    lesson.snapshot =
        "start 1\n(1 second pause)\nstart 2\n(1 second pause)\nend 1\n(1 second pause)\nend 2\ndone"
            .into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 11, "start 1");
    let (nap, one) = (story.timer(root, 14, 1000), story.timer(root, 12, 2000));
    story.wakes(nap);
    story.prints(root, 11, "start 2");
    let two = story.timer(root, 12, 2000);
    story.wakes(one);
    story.prints(root, 13, "end 1");
    story.wakes(two);
    story.prints(root, 13, "end 2");
    story.prints(root, 40, "Done");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-output [40]
    "Done" is printed on line 40, where the lesson wants "done"
    "#);
}

/// Who prints both starts waits for two seconds after each; both ends are told later, by `main`.
fn starts_in_a_row(story: &mut Story, who: Who, blocking: bool) {
    for text in ["start 1", "start 2"] {
        story.prints(who, 11, text);
        let wait = match blocking {
            true => story.sleeps(who, 12, 2000),
            false => story.timer(who, 12, 2000),
        };
        story.wakes(wait);
    }
    for text in ["end 1", "end 2", "done"] {
        story.prints(MAIN, 41, text);
    }
}

#[test]
fn only_a_task_that_blocks_is_told_that_it_should_await() {
    let judged = |engine, in_task: bool, blocking: bool| {
        let mut story = Story::new();
        let who = match in_task {
            true => story.spawns(MAIN, 20),
            false => story.starts(MAIN, 20),
        };
        starts_in_a_row(&mut story, who, blocking);
        match in_task {
            true => story.finishes(who, lab_trace::Finish::Done),
            false => story.ends(who),
        }
        told(&Lesson::of(engine, 2), &story.returns())
    };
    let blocks = judged(Engine::Async, true, true);
    assert!(
        blocks.starts_with("transcript: blocks-runtime [12]"),
        "{blocks}"
    );
    for (engine, in_task, blocking) in [
        (Engine::Async, true, false),
        (Engine::Async, false, true),
        (Engine::Threads, true, true),
    ] {
        let waits = judged(engine, in_task, blocking);
        assert!(waits.starts_with("transcript: sequential [12]"), "{waits}");
    }
}

#[test]
fn what_main_waits_for_is_told_before_the_calls_and_its_own_sleep_after_them() {
    let judged = |joins: bool| {
        let mut lesson = Lesson::of(Engine::Threads, 2);
        lesson.source = "fn main() {\n\n work(1);\n}\nfn work(n: u32) {}".into();
        let mut story = Story::new();
        for number in [1, 2] {
            let worker = story.starts(MAIN, 21);
            let (text, within) = (format!("start {number}\n"), Some("program::work"));
            story.writes(worker, 11, &text, false, within);
            let wait = match joins {
                true => story.joins(MAIN, 31, worker),
                false => story.sleeps(MAIN, 31, 2000),
            };
            let sleep = story.sleeps(worker, 12, 2000);
            story.wakes(sleep);
            story.ends(worker);
            story.wakes(wait);
            story.prints(MAIN, 32, &format!("end {number}"));
        }
        story.prints(MAIN, 40, "done");
        told(&lesson, &story.returns())
    };
    let joins = judged(true);
    assert!(
        joins.starts_with("transcript: sequential [31, 3"),
        "{joins}"
    );
    let sleeps = judged(false);
    assert!(
        sleeps.starts_with("transcript: sequential [3, 31"),
        "{sleeps}"
    );
}

#[test]
fn work_for_threads_is_not_told_by_an_await_nor_work_for_tasks_by_one_above_its_calls() {
    let source = "async fn main() {\n\n a.await;\n\n work(1);\n work(2);\n\n\n\n b.await;\n}\nfn work(n: u32) {}";
    let judged = |engine| {
        let mut lesson = Lesson::of(engine, 2);
        lesson.source = source.into();
        let mut story = Story::new();
        let root = (engine == Engine::Async).then(|| story.spawns(MAIN, 20));
        let who = root.unwrap_or(MAIN);
        for number in [1, 2] {
            let (text, within) = (format!("start {number}\n"), Some("program::work"));
            story.writes(who, 20, &text, false, within);
            let wait = match root {
                Some(_) => story.timer(who, 21, 2000),
                None => story.sleeps(who, 21, 2000),
            };
            story.wakes(wait);
            story.prints(who, 22, &format!("end {number}"));
        }
        story.prints(who, 40, "done");
        told(&lesson, &story.returns())
    };
    let threads = judged(Engine::Threads);
    assert!(
        threads.starts_with("transcript: sequential [5, 6, 21]"),
        "{threads}"
    );
    let tasks = judged(Engine::Async);
    assert!(
        tasks.starts_with("transcript: sequential [10, 3, 5, 6, 21]"),
        "{tasks}"
    );
}

#[test]
fn work_with_a_limit_that_waits_for_a_lock_is_serialised_by_it() {
    let mut lesson = Lesson::of(Engine::Threads, 2);
    let together = lesson.check.together.remove(0);
    lesson.check.limit = vec![Limit {
        engine: Engine::Threads,
        most: 2,
        alike: false,
        work: together.work,
    }];
    let mut story = Story::new();
    let who = [21, 22].map(|line| story.starts(MAIN, line));
    for (number, who) in (1..).zip(who) {
        story.prints(who, 11, &format!("start {number}"));
    }
    story.event(who[0], 12, lab_trace::Kind::Locked { object: 1 });
    let lock = story.wants(who[1], 12, 1);
    let sleep = story.sleeps(who[0], 13, 2000);
    story.wakes(sleep);
    story.event(who[0], 14, lab_trace::Kind::Unlocked { object: 1 });
    story.prints(who[0], 15, "end 1");
    story.wakes(lock);
    let sleep = story.sleeps(who[1], 13, 2000);
    story.wakes(sleep);
    story.prints(who[1], 15, "end 2");
    story.prints(MAIN, 40, "done");
    who.into_iter().for_each(|who| story.ends(who));
    let told = told(&lesson, &story.returns());
    assert!(
        told.starts_with("transcript: serialised-by-lock [12"),
        "{told}"
    );
}

#[test]
fn a_call_that_blocks_is_told_with_the_call_of_the_plain_function_around_it() {
    let judged = |line: u32| {
        let mut lesson = Lesson::of(Engine::Async, 2);
        lesson.source =
            "async fn main() {\n work().await;\n}\nasync fn work() {\n nap();\n}\nfn nap() {\n sleep();\n}"
                .into();
        let mut story = joined(&[1, 2]);
        let root = Who {
            task: Some(1),
            ..MAIN
        };
        let sleep = story.sleeps(root, line, 1000);
        story.wakes(sleep);
        told(&lesson, &story.returns())
    };
    let plain = judged(8);
    assert!(
        plain.starts_with("transcript: blocks-runtime [8, 5]"),
        "{plain}"
    );
    assert!(
        plain.contains("on line 8 (called on line 5) blocks"),
        "{plain}"
    );
    let of_async = judged(5);
    assert!(
        of_async.starts_with("transcript: blocks-runtime [5]"),
        "{of_async}"
    );
}

#[test]
fn what_blocks_is_to_be_awaited_or_handed_on_as_the_lesson_has_it() {
    let judged = |line: u32| {
        let mut lesson = Lesson::of(Engine::Either, 2);
        let work = lesson.check.together[0].work[..1].to_vec();
        lesson
            .check
            .together
            .push(Together::of(Engine::Threads, work));
        lesson.source = "async fn one() {\n print(\"start 1\");\n sleep();\n}\nasync fn two() {\n print(\"start 2\");\n sleep();\n}".into();
        let mut story = joined(&[1, 2]);
        let root = Who {
            task: Some(1),
            ..MAIN
        };
        let sleep = story.sleeps(root, line, 1000);
        story.wakes(sleep);
        told(&lesson, &story.returns())
    };
    let for_threads = judged(3);
    let hand_it_on = "; give what blocks to spawn_blocking, and await that";
    assert!(for_threads.ends_with(hand_it_on), "{for_threads}");
    let for_either = judged(7);
    let or = "; await tokio's own instead, or give what blocks to spawn_blocking";
    assert!(for_either.ends_with(or), "{for_either}");
}

#[test]
fn a_lock_held_over_the_work_serialises_it_also_where_the_others_never_get_it() {
    let mut story = Story::new();
    let (worker, other) = (story.starts(MAIN, 21), story.starts(MAIN, 21));
    let mut waits = None;
    for number in 1..=2 {
        story.event(worker, 10, lab_trace::Kind::Locked { object: 1 });
        waits.get_or_insert_with(|| story.wants(other, 10, 1));
        story.prints(worker, 11, &format!("start {number}"));
        let sleep = story.sleeps(worker, 12, 2000);
        story.wakes(sleep);
        story.prints(worker, 13, &format!("end {number}"));
        story.event(worker, 10, lab_trace::Kind::Unlocked { object: 1 });
    }
    story.wakes(waits.unwrap());
    story.prints(MAIN, 40, "done");
    let told = told(&Lesson::of(Engine::Threads, 2), &story.returns());
    assert!(
        told.starts_with("transcript: serialised-by-lock [10]\nanother thread waits on line 10"),
        "{told}"
    );
}

#[test]
fn whoever_is_told_of_the_work_line_by_line_waits_for_it() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.together[0].beside = Some("meanwhile".into());
    lesson.snapshot = "start 1\nmeanwhile\n(2 second pause)\nend 1\ndone".into();
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.prints(MAIN, 31, "start 1");
    let comes = story.waits(MAIN, 30, Class::Channel, "Receiver::recv", None, None, true);
    let sleep = story.sleeps(worker, 12, 2000);
    story.wakes(sleep);
    story.wakes(comes);
    for (line, text) in [(31, "end 1"), (33, "meanwhile"), (40, "done")] {
        story.prints(MAIN, line, text);
    }
    let told = told(&lesson, &story.returns());
    assert!(
        told.starts_with("transcript: sequential [30]\nline 30 waits"),
        "{told}"
    );
}

#[test]
fn a_handle_given_to_block_on_is_waited_for_there_and_not_where_it_was_spawned() {
    for (attribute, line) in [("", 4), ("#[tokio::main]", 3)] {
        let mut lesson = Lesson::of(Engine::Async, 2);
        lesson.source = format!("{attribute}\nfn main() {{\n\n\n}}");
        let mut story = Story::new();
        for number in 1..=2 {
            let task = story.spawns(MAIN, 3);
            let root = story.spawns(MAIN, 4);
            let handle = story.joins(root, 3, task);
            story.prints(task, 11, &format!("start {number}"));
            let timer = story.timer(task, 12, 2000);
            story.wakes(timer);
            story.prints(task, 13, &format!("end {number}"));
            story.wakes(handle);
            story.finishes(root, lab_trace::Finish::Done);
        }
        story.prints(MAIN, 40, "done");
        let told = told(&lesson, &story.returns());
        let wanted = format!("transcript: sequential [{line}");
        assert!(told.starts_with(&wanted), "{told}");
    }
}

#[test]
fn a_thread_that_does_all_in_its_own_body_waits_there_and_no_call_does() {
    for (within, lines) in [
        ("run::{closure}", "[12, 4]"),
        ("run::{closure}::{closure}", "[12, 4]"),
        ("run", "[4, 12]"),
    ] {
        let mut lesson = Lesson::of(Engine::Threads, 2);
        lesson.source = "fn run() {}\nfn main() {\n\n    run();\n}".into();
        let mut story = Story::new();
        let worker = story.starts(MAIN, 21);
        for number in 1..=2 {
            let text = format!("start {number}\n");
            story.writes(worker, 11, &text, false, Some(within));
            let sleep = story.sleeps(worker, 12, 2000);
            story.wakes(sleep);
            story.prints(worker, 13, &format!("end {number}"));
        }
        story.prints(MAIN, 40, "done");
        let told = told(&lesson, &story.returns());
        let wanted = format!("transcript: sequential {lines}");
        assert!(told.starts_with(&wanted), "{told}");
    }
}

#[test]
fn a_join_waits_for_what_is_called_in_it_and_a_queue_for_nothing() {
    for (source, line) in [
        (
            "async fn main() {\n    tokio::join!(\n        run(1), run(2));\n    run(3).await;\n}",
            2,
        ),
        (
            "async fn main() {\n    run(1).await;\n    for id in 1..3 {\n        queue.send(id).await;\n    }\n}",
            2,
        ),
    ] {
        let mut lesson = Lesson::of(Engine::Async, 2);
        lesson.source = source.into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        for number in 1..=2 {
            let text = format!("start {number}\n");
            story.writes(root, 11, &text, false, Some("run::{closure}"));
            let timer = story.timer(root, 12, 2000);
            story.wakes(timer);
            story.prints(root, 13, &format!("end {number}"));
        }
        story.prints(root, 40, "done");
        let told = told(&lesson, &story.returns());
        let wanted = format!("transcript: sequential [{line}");
        assert!(told.starts_with(&wanted), "{told}");
    }
}

/// One thread does both pieces of work, the first with a lock; somebody waits besides.
#[test]
fn only_who_waits_for_a_lock_of_the_work_for_as_long_as_it_takes_is_kept_by_it() {
    #[derive(PartialEq)]
    enum How {
        Kept,
        OfAnother,
        ReleasedEarly,
        GaveUp,
        ForPermit,
        ForMessage,
        Afterwards,
    }
    use lab_trace::Kind::{Locked, Unlocked};
    let judged = |how: How| {
        let mut story = Story::new();
        let [worker, other, third] = [21, 22, 23].map(|line| story.starts(MAIN, line));
        let holder = if how == How::OfAnother { third } else { worker };
        let wait = |story: &mut Story| {
            let (class, op) = match how {
                How::ForMessage => (Class::Channel, "Receiver::recv"),
                How::ForPermit => (Class::Lock, "Semaphore::acquire"),
                _ => (Class::Lock, "Mutex::lock"),
            };
            story.waits(other, 50, class, op, Some(1), None, true)
        };
        story.event(holder, 10, Locked { object: 1 });
        let early = (how != How::Afterwards).then(|| wait(&mut story));
        story.prints(worker, 11, "start 1");
        if how == How::ReleasedEarly {
            story.event(worker, 10, Unlocked { object: 1 });
            story.event(third, 10, Locked { object: 1 });
        }
        let half = story.sleeps(worker, 12, 1000);
        story.wakes(half);
        if how == How::GaveUp {
            story.drops(early.unwrap());
        }
        let sleep = story.sleeps(worker, 12, 1000);
        story.wakes(sleep);
        if how == How::Afterwards {
            wait(&mut story);
        }
        story.prints(worker, 13, "end 1");
        story.prints(worker, 11, "start 2");
        let sleep = story.sleeps(worker, 12, 2000);
        story.wakes(sleep);
        story.prints(worker, 13, "end 2");
        story.event(holder, 14, Unlocked { object: 1 });
        story.prints(MAIN, 40, "done");
        told(&Lesson::of(Engine::Threads, 2), &story.returns())
    };
    let kept = judged(How::Kept);
    let wanted = "transcript: serialised-by-lock [10, 50]";
    assert!(kept.starts_with(wanted), "{kept}");
    for how in [
        How::OfAnother,
        How::ReleasedEarly,
        How::GaveUp,
        How::ForPermit,
        How::ForMessage,
        How::Afterwards,
    ] {
        let told = judged(how);
        assert!(told.starts_with("transcript: sequential"), "{told}");
    }
}

#[test]
fn a_thread_that_waits_with_a_deadline_of_its_own_is_in_its_call_and_waits_for_nobody() {
    let mut lesson = Lesson::of(Engine::Threads, 2);
    lesson.source = "fn run() {}\nfn main() {\n\n    run();\n}".into();
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    for number in 1..=2 {
        story.writes(worker, 11, &format!("start {number}\n"), false, Some("run"));
        let op = "Receiver::recv_timeout";
        let wait = story.waits(worker, 12, Class::Channel, op, None, Some(2000), true);
        story.wakes(wait);
        story.prints(worker, 13, &format!("end {number}"));
    }
    story.prints(MAIN, 40, "done");
    let told = told(&lesson, &story.returns());
    assert!(told.starts_with("transcript: sequential [4, 12]"), "{told}");
}

#[test]
fn the_body_of_an_async_function_is_no_body_of_the_task_that_calls_it() {
    for (within, lines) in [
        ("run::{closure}::{closure}", "[12, 4]"),
        ("run::{closure}", "[4, 12]"),
    ] {
        let mut lesson = Lesson::of(Engine::Async, 2);
        lesson.source = "async fn run() {}\nfn main() {\n\n    spawn(run());\n}".into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let task = story.spawns(root, 21);
        for number in 1..=2 {
            story.writes(task, 11, &format!("start {number}\n"), false, Some(within));
            let timer = story.timer(task, 12, 2000);
            story.wakes(timer);
            story.prints(task, 13, &format!("end {number}"));
        }
        story.prints(root, 40, "done");
        let told = told(&lesson, &story.returns());
        let wanted = format!("transcript: sequential {lines}");
        assert!(told.starts_with(&wanted), "{told}");
    }
}

#[test]
fn what_a_task_did_may_be_called_where_it_is_started_and_in_async_code() {
    let mut lesson = Lesson::of(Engine::Threads, 2);
    lesson.source = "fn main() {\n\
                     thread::spawn(|| work(1));\n\
                     work(1);\n\
                     }\n\
                     fn work(n: u32) {}"
        .into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    for number in 1..=2 {
        let work = Some("program::work");
        story.writes(root, 6, &format!("start {number}\n"), false, work);
        let timer = story.timer(root, 6, 2000);
        story.wakes(timer);
        story.writes(root, 6, &format!("end {number}\n"), false, work);
    }
    story.prints(MAIN, 40, "done");
    let told = told(&lesson, &story.returns());
    assert!(
        told.starts_with("transcript: sequential [2, 3, 6]"),
        "{told}"
    );
}

#[test]
fn work_that_queues_for_a_thread_of_the_pool_was_given_to_it_in_time() {
    #[derive(Clone, Copy, PartialEq)]
    enum Given {
        InTime,
        Afterwards,
        AsOne,
        ToOthers,
    }
    let judged = |given: Given| {
        let mut lesson = Lesson::of(Engine::Either, 2);
        lesson.source = "fn main() {\n b.max_blocking_threads(1);\n}".into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let pool = [1, 2].map(|_| story.starts_as(root, 20, lab_trace::Role::Blocking, None));
        let first = story.spawns(root, 21);
        let mut second = (given != Given::Afterwards).then(|| story.spawns(root, 22));
        for (number, at) in [(1, 0), (2, usize::from(given == Given::ToOthers))] {
            let who = pool[at];
            story.prints(who, 11, &format!("start {number}"));
            let sleep = story.sleeps(who, 12, 2000);
            story.wakes(sleep);
            story.prints(who, 13, &format!("end {number}"));
            let second = *second.get_or_insert_with(|| story.spawns(root, 22));
            let task = if number == 1 { first } else { second };
            if given != Given::AsOne || number == 2 {
                story.finishes(task.on(who), lab_trace::Finish::Done);
            }
        }
        story.prints(root, 40, "done");
        told(&lesson, &story.returns())
    };
    insta::assert_snapshot!(judged(Given::InTime), @"
    transcript: sequential [2, 22]
    task 2 is given to the pool for blocking code on line 22 and queues there until 2 s, when task 1 is done: the pool has no thread to spare (line 2); let it have one for each
    ");
    for given in [Given::Afterwards, Given::AsOne, Given::ToOthers] {
        let told = judged(given);
        assert!(told.starts_with("transcript: sequential"), "{told}");
        assert!(!told.contains("queues"), "{told}");
    }
}

#[test]
fn an_await_in_a_loop_over_the_work_is_told_first() {
    for (source, lines) in [
        (
            "async fn main() {\n    run(1).await;\n    for id in 2..4 {\n        run(id).await;\n    }\n}",
            "[4, 2",
        ),
        (
            "async fn main() {\n    let both = [run(1), run(2)];\n    other.await;\n    for one in both {\n        one.await;\n    }\n}",
            "[5, 3",
        ),
    ] {
        let mut lesson = Lesson::of(Engine::Async, 2);
        lesson.source = source.into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        for number in 1..=2 {
            let text = format!("start {number}\n");
            story.writes(root, 11, &text, false, Some("run::{closure}"));
            let timer = story.timer(root, 12, 2000);
            story.wakes(timer);
            story.prints(root, 13, &format!("end {number}"));
        }
        story.prints(root, 40, "done");
        let told = told(&lesson, &story.returns());
        let wanted = format!("transcript: sequential {lines}");
        assert!(told.starts_with(&wanted), "{told}");
    }
}

#[test]
fn a_task_that_blocks_on_a_lock_may_await_it_where_no_task_has_it() {
    use lab_trace::Kind::{Locked, Unlocked};
    let judged = |by_task: bool| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let thread = story.starts(MAIN, 21);
        let worker = story.starts_as(MAIN, 20, lab_trace::Role::Worker, None);
        let tasks = [story.spawns(root, 22), story.spawns(root, 23).on(worker)];
        let holder = if by_task { tasks[0] } else { thread };
        story.event(holder, 10, Locked { object: 1 });
        for (number, who) in (1..).zip(tasks) {
            story.prints(who, 11, &format!("start {number}"));
        }
        let lock = story.wants(tasks[1], 14, 1);
        let timer = story.timer(tasks[0], 12, 2000);
        story.wakes(timer);
        story.event(holder, 10, Unlocked { object: 1 });
        story.wakes(lock);
        let timer = story.timer(tasks[1], 12, 2000);
        story.prints(tasks[0], 13, "end 1");
        story.wakes(timer);
        story.prints(tasks[1], 13, "end 2");
        story.prints(root, 40, "done");
        told(&Lesson::of(Engine::Async, 2), &story.returns())
    };
    let by_task = judged(true);
    let wanted = "transcript: serialised-by-lock [10, 14]";
    assert!(by_task.starts_with(wanted), "{by_task}");
    let by_thread = judged(false);
    let wanted = "transcript: blocks-runtime [14]";
    assert!(by_thread.starts_with(wanted), "{by_thread}");
}

#[test]
fn of_two_futures_of_one_task_none_is_held_up_by_its_own_lock() {
    use lab_trace::Kind::{Locked, Unlocked};
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 11, "start 1");
    story.prints(root, 11, "start 2");
    story.event(root, 10, Locked { object: 1 });
    let lock = story.wants(root, 14, 1);
    let timer = story.timer(root, 12, 3000);
    story.wakes(timer);
    story.event(root, 10, Unlocked { object: 1 });
    story.prints(root, 13, "end 2");
    story.wakes(lock);
    story.prints(root, 13, "end 1");
    story.prints(root, 40, "done");
    let told = told(&Lesson::of(Engine::Async, 2), &story.returns());
    let words = "task 1 waits on line 14 for a lock that is held for as long as task 2 takes";
    assert!(told.contains(words), "{told}");
}

#[test]
fn work_that_waits_for_other_work_before_it_sleeps_comes_after_it() {
    let after = |meanwhile: bool| {
        let mut story = Story::new();
        let who = [21, 22].map(|line| story.starts(MAIN, line));
        for (number, who) in (1..).zip(who) {
            story.prints(who, 11, &format!("start {number}"));
        }
        let sleep = story.sleeps(who[0], 12, 2000);
        let joined = story.joins(if meanwhile { MAIN } else { who[1] }, 14, who[0]);
        if meanwhile {
            let nap = story.sleeps(who[1], 15, 2000);
            story.wakes(nap);
        }
        story.wakes(sleep);
        story.prints(who[0], 13, "end 1");
        story.ends(who[0]);
        story.wakes(joined);
        let sleep = story.sleeps(who[1], 15, 2000);
        story.wakes(sleep);
        story.prints(who[1], 16, "end 2");
        story.prints(MAIN, 40, "done");
        told(&Lesson::of(Engine::Threads, 2), &story.returns())
    };
    insta::assert_snapshot!(after(false), @"
    transcript: sequential [14]
    the start of task 2 is printed, but line 14 then waits for task 1, until 2 s; neither should wait for the other
    ");
    let too_long = after(true);
    assert!(
        too_long.starts_with("transcript: wrong-timing [15"),
        "{too_long}"
    );
}

#[test]
fn work_that_was_announced_by_main_comes_after_what_main_waits_for_before_it_starts_it() {
    let mut story = Story::new();
    story.prints(MAIN, 11, "start 1");
    story.prints(MAIN, 11, "start 2");
    for number in [1, 2] {
        let worker = story.starts(MAIN, 21);
        let join = story.joins(MAIN, 31, worker);
        let sleep = story.sleeps(worker, 12, 2000);
        story.wakes(sleep);
        story.prints(worker, 13, &format!("end {number}"));
        story.ends(worker);
        story.wakes(join);
    }
    story.prints(MAIN, 40, "done");
    let told = told(&Lesson::of(Engine::Threads, 2), &story.returns());
    assert!(told.starts_with("transcript: sequential [31]"), "{told}");
}

#[test]
fn who_waits_for_something_else_before_it_sleeps_does_not_wait_for_the_other_work() {
    #[derive(Clone, Copy, PartialEq)]
    enum How {
        ForTheOther,
        ForSomebodyElse,
        WithADeadline,
        ThenSleepsTooShort,
        ForWhatTakesNoTime,
    }
    let judged = |how: How| {
        let mut story = Story::new();
        let who = [21, 22].map(|line| story.starts(MAIN, line));
        let third = story.starts(MAIN, 23);
        let prints = |story: &mut Story, at: usize, line: u32, what: &str| {
            story.prints(who[at], line, &format!("{what} {}", at + 1));
        };
        if how != How::ForWhatTakesNoTime {
            prints(&mut story, 0, 11, "start");
        }
        prints(&mut story, 1, 11, "start");
        let sleep = story.sleeps(who[0], 12, 2000);
        let short = story.sleeps(third, 17, 1000);
        let wait = match how {
            How::ForSomebodyElse => story.joins(who[1], 14, third),
            How::WithADeadline => {
                let (class, op) = (Class::Channel, "Receiver::recv_timeout");
                story.waits(who[1], 14, class, op, Some(0), Some(2000), true)
            }
            _ => story.joins(who[1], 14, who[0]),
        };
        story.wakes(short);
        story.ends(third);
        if how == How::ForSomebodyElse {
            story.wakes(wait);
        }
        let early = (how == How::ForSomebodyElse).then(|| story.sleeps(who[1], 15, 2000));
        story.wakes(sleep);
        if how == How::ForWhatTakesNoTime {
            prints(&mut story, 0, 11, "start");
        }
        prints(&mut story, 0, 13, "end");
        story.ends(who[0]);
        let sleep = early.unwrap_or_else(|| {
            story.wakes(wait);
            story.sleeps(who[1], 15, 2000)
        });
        story.wakes(sleep);
        if how == How::ThenSleepsTooShort {
            let (class, op) = (Class::Channel, "Receiver::recv");
            let more = story.waits(who[1], 18, class, op, Some(0), None, true);
            let nap = story.sleeps(MAIN, 41, 1000);
            story.wakes(nap);
            story.wakes(more);
        }
        prints(&mut story, 1, 16, "end");
        story.prints(MAIN, 40, "done");
        told(&Lesson::of(Engine::Threads, 2), &story.returns())
    };
    let waits = "but line 14 then waits for task 1";
    let told = judged(How::ForTheOther);
    assert!(told.contains(waits), "{told}");
    for how in [
        How::ForSomebodyElse,
        How::WithADeadline,
        How::ThenSleepsTooShort,
        How::ForWhatTakesNoTime,
    ] {
        let told = judged(how);
        assert!(!told.contains(waits), "{told}");
        assert!(told.starts_with("transcript: "), "{told}");
    }
}

#[test]
fn a_task_that_sleeps_until_another_is_done_is_told_by_its_own_sleep() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [21, 22].map(|line| story.spawns(root, line));
    story.prints(tasks[0], 11, "start 1");
    let first = story.timer(tasks[0], 12, 2000);
    let before = story.timer(tasks[1], 14, 2000);
    story.wakes(first);
    story.prints(tasks[0], 13, "end 1");
    story.wakes(before);
    story.prints(tasks[1], 11, "start 2");
    let second = story.timer(tasks[1], 12, 2000);
    story.wakes(second);
    story.prints(tasks[1], 13, "end 2");
    story.prints(root, 40, "done");
    insta::assert_snapshot!(told(&Lesson::of(Engine::Async, 2), &story.returns()), @"
    transcript: sequential [14, 12]
    line 14 waits for task 1 before task 2 can start: that is at 2 s; start both, then wait
    ");
}

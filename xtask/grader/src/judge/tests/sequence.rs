//! Work that should overlap and does not: which wait is named, and when that is not what happened.

use super::*;
use crate::expectation::Engine;
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

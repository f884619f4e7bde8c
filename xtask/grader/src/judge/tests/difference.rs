//! Programs whose transcript is not the wanted one, with no cause but the difference itself.

use super::*;
use crate::expectation::{CheckFile, Engine};
use lab_trace::{Class, Finish, Kind};

fn two() -> Lesson {
    Lesson::of(Engine::Threads, 2)
}

#[test]
fn a_wrong_line_is_told_with_its_place_its_thread_and_the_calls_of_its_function() {
    let mut lesson = two();
    lesson.source = "fn work() {}\nfn main() {\n work();\n}".into();
    let mut story = threads(&[2000, 2000]);
    let extra = story.starts(MAIN, 25);
    story.writes(extra, 14, "end 2\n", false, Some("program::work"));
    story.ends(extra);
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-output [14, 25, 3]
    "end 2" is printed once too often on line 14 by a thread that is started on line 25
    "#);
    lesson.snapshot += "\nbye";
    let mut story = threads(&[2000, 2000]);
    story.prints(MAIN, 41, "Bye");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-output [41]
    "Bye" is printed on line 41, where the lesson wants "bye"
    "#);
    insta::assert_snapshot!(told(&lesson, &threads(&[2000, 2000]).returns()), @r#"
    transcript: wrong-output []
    "bye" is never printed
    "#);
}

/// A lesson without work, and a program that prints lines on lines 1 and on, without a pause.
fn lines(wanted: &str, any_order: &[&str], printed: &[&str]) -> String {
    let mut lesson = two();
    let any_order = vec![any_order.iter().map(ToString::to_string).collect()];
    lesson.check = CheckFile {
        any_order,
        ..CheckFile::default()
    };
    lesson.snapshot = wanted.into();
    let mut story = Story::new();
    for (line, text) in (1..).zip(printed) {
        story.prints(MAIN, line, text);
    }
    told(&lesson, &story.returns())
}

#[test]
fn a_line_before_its_turn_is_told_by_its_own_place_and_those_that_should_come_first() {
    insta::assert_snapshot!(lines("a\nb\nc", &[], &["a", "c", "b"]), @r#"
    transcript: wrong-output [2, 3]
    "c" is printed on line 2 when it is not its turn yet
    "#);
    insta::assert_snapshot!(lines("any order:\n  a\n  b\nc", &["a", "b"], &["b", "c", "a"]), @r#"
    transcript: wrong-output [2, 3]
    "c" is printed on line 2 when it is not its turn yet
    "#);
    assert_eq!(
        lines("any order:\n  a\n  b\nc", &["a", "b"], &["b", "a", "c"]),
        "Passed"
    );
}

#[test]
fn where_order_and_pauses_are_wrong_the_pause_is_told() {
    insta::assert_snapshot!(lines("a\nb\n(1 second pause)\nc", &[], &["b", "a", "c"]), @r#"
    transcript: wrong-timing [3]
    "c" is printed at 0 s and should be at 1 s
    "#);
    insta::assert_snapshot!(lines("(1 second pause)\na\nb", &[], &["b", "a"]), @r#"
    transcript: wrong-timing [1]
    "b" is printed at 0 s and should be at 1 s
    "#);
}

#[test]
fn the_order_is_told_where_one_thread_chose_it_and_the_program_takes_as_long_as_it_should() {
    let mut lesson = two();
    lesson.check = CheckFile::default();
    lesson.snapshot = "(2 second pause)\na\nb".into();
    let told_of = |first: u64, second: u64| {
        let mut story = Story::new();
        for (line, (text, millis)) in (1..).zip([("b", first), ("a", second)]) {
            let sleep = story.sleeps(MAIN, 10 + line, millis);
            story.wakes(sleep);
            story.prints(MAIN, line, text);
        }
        told(&lesson, &story.returns())
    };
    insta::assert_snapshot!(told_of(1000, 1000), @r#"
    transcript: wrong-output [1, 2]
    "b" is printed on line 1 when it is not its turn yet
    "#);
    assert!(told_of(1000, 2000).starts_with("transcript: wrong-timing"));
}

#[test]
fn a_missing_line_that_went_to_standard_error_is_told_to_be_there() {
    let mut story = threads(&[2000, 2000]);
    let (stream, text) = (lab_trace::Stream::Stderr, "bye\n".to_owned());
    let kind = lab_trace::Kind::Printed {
        stream,
        text,
        literal: true,
        within: None,
    };
    story.event(MAIN, 41, kind);
    let mut lesson = two();
    lesson.snapshot += "\nbye";
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-output [41]
    "bye" goes to standard error on line 41; the lesson wants it on standard output
    "#);
}

#[test]
fn a_last_line_without_an_end_counts_as_a_line() {
    let mut story = threads(&[2000, 2000]);
    story.writes(MAIN, 41, "bye", true, None);
    let mut lesson = two();
    lesson.snapshot += "\nbye";
    let trace = story.returns();
    assert_eq!(told(&lesson, &trace), "Passed");
    lesson.check.values = vec!["bye".into()];
    insta::assert_snapshot!(told(&lesson, &trace), @r#"
    evidence: faked []
    "bye" is typed in; it should show the value that the work gave back
    "#);
}

#[test]
fn a_line_that_says_all_is_done_is_told_when_it_comes_before_the_end_of_the_work() {
    let mut story = Story::new();
    let workers = [21, 22].map(|line| story.starts(MAIN, line));
    story.prints(workers[1], 11, "start 2");
    story.prints(MAIN, 40, "done");
    story.prints(workers[0], 11, "start 1");
    let sleep = story.sleeps(workers[0], 12, 2000);
    story.wakes(sleep);
    story.prints(workers[0], 13, "end 1");
    story.prints(workers[1], 13, "end 2");
    insta::assert_snapshot!(told(&two(), &story.returns()), @r#"
    transcript: exits-early [40, 21]
    "done" is printed on line 40 while task 1 (started on line 21) is still at work: nobody has waited for it yet
    "#);
}

#[test]
fn a_line_too_many_is_told_before_one_that_comes_before_the_end_of_the_work() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.prints(worker, 11, "start 1");
    story.prints(MAIN, 40, "done");
    let sleep = story.sleeps(worker, 12, 2000);
    story.wakes(sleep);
    story.prints(worker, 13, "end 1");
    story.prints(worker, 14, "too much");
    story.ends(worker);
    insta::assert_snapshot!(told(&Lesson::of(Engine::Threads, 1), &story.returns()), @r#"
    transcript: wrong-output [14, 21]
    "too much" is printed on line 14, which the lesson does not want
    "#);
}

#[test]
fn work_that_ends_before_slower_work_is_only_at_the_wrong_time() {
    insta::assert_snapshot!(told(&two(), &threads(&[3000, 2000]).returns()), @r#"
    transcript: wrong-timing [12, 13]
    "end 1" is printed at 3 s and should be at 2 s; look at the wait on line 12
    "#);
}

#[test]
fn a_wrong_pause_is_told_with_both_times_and_the_wait_before_it() {
    insta::assert_snapshot!(told(&two(), &threads(&[2000, 3000]).returns()), @r#"
    transcript: wrong-timing [12, 13]
    "end 2" is printed at 3 s and should be at 2 s; look at the wait on line 12
    "#);
    insta::assert_snapshot!(told(&two(), &threads(&[500, 500]).returns()), @r#"
    transcript: wrong-timing [12, 13]
    "end 1" is printed at 0.5 s and should be at 2 s; look at the wait on line 12
    "#);
    // A line that came too early has no wait before it.
    let mut story = Story::new();
    for (line, text) in [
        (1, "start 1"),
        (2, "start 2"),
        (3, "end 1"),
        (4, "end 2"),
        (5, "done"),
    ] {
        story.prints(MAIN, line, text);
    }
    insta::assert_snapshot!(told(&two(), &story.returns()), @r#"
    transcript: wrong-timing [3]
    "end 1" is printed at 0 s and should be at 2 s
    "#);
}

#[test]
fn a_function_that_prints_the_start_of_the_work_waits_for_it_whatever_its_end_is_made_of() {
    let mut lesson = two();
    let lines = [
        "fn work(id: u32, is: &str) {",
        "println!(\"start {id}\");",
        "nap();",
        "println!(\"{is} {id}\");",
        "}",
    ];
    lesson.source = "\n".repeat(9) + &lines.join("\n");
    insta::assert_snapshot!(told(&lesson, &threads(&[1000, 1000]).returns()), @r#"
    transcript: wrong-timing [12, 13]
    "end 1" is printed at 1 s and should be at 2 s; look at the wait on line 12
    "#);
}

#[test]
fn the_function_that_begins_the_work_is_told_before_whoever_else_waited_as_long() {
    let mut lesson = two();
    lesson.source =
        "fn helper() {\n nap();\n}\nfn work() {\n \"start 1\";\n nap();\n}\nfn main() {\n \"end 1\";\n}".into();
    let mut story = Story::new();
    let [worker, other, helper] = [21, 22, 23].map(|line| story.starts(MAIN, line));
    story.prints(worker, 5, "start 1");
    story.prints(other, 11, "start 2");
    let aside = story.sleeps(helper, 2, 3000);
    let sleep = story.sleeps(worker, 6, 3000);
    let own = story.sleeps(other, 12, 2000);
    story.wakes(own);
    story.prints(other, 13, "end 2");
    story.wakes(aside);
    story.wakes(sleep);
    story.prints(MAIN, 9, "end 1");
    story.prints(MAIN, 40, "done");
    [worker, other, helper]
        .into_iter()
        .for_each(|who| story.ends(who));
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-timing [6, 2, 9]
    "end 1" is printed at 3 s and should be at 2 s; look at the wait on line 6
    "#);
}

#[test]
fn a_program_that_lingers_is_told_by_its_last_wait() {
    let mut story = threads(&[2000, 2000]);
    let nap = story.sleeps(MAIN, 41, 1500);
    story.wakes(nap);
    insta::assert_snapshot!(told(&two(), &story.returns()), @"
    transcript: wrong-timing [41]
    after its last line the program goes on for 1.5 s on line 41
    ");
}

#[test]
fn a_line_that_comes_twice_is_late_only_where_it_is_late() {
    let mut lesson = two();
    lesson.check = CheckFile::default();
    lesson.snapshot = "tick\n(1 second pause)\ntick\n(1 second pause)\ntick".into();
    let mut story = Story::new();
    story.prints(MAIN, 1, "tick");
    for (line, millis) in [(2, 1000), (4, 2000)] {
        let sleep = story.sleeps(MAIN, line, millis);
        story.wakes(sleep);
        story.prints(MAIN, line + 1, "tick");
    }
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-timing [4, 5]
    "tick" is printed at 3 s and should be at 2 s; look at the wait on line 4
    "#);
}

#[test]
fn a_program_that_ends_before_its_last_pause_is_told_to_end_too_early() {
    let mut lesson = two();
    lesson.snapshot += "\n(1 second pause)";
    insta::assert_snapshot!(told(&lesson, &threads(&[2000, 2000]).returns()), @"
    transcript: wrong-timing []
    the program ends at 2 s and should go on until 3 s
    ");
}

/// Lines "a", "b" and "c" on lines 1, 3 and 5, wanted two seconds apart; behind each a sleep on the next
/// line.
fn paused(pauses: [u64; 3]) -> String {
    let mut lesson = two();
    lesson.check = CheckFile::default();
    lesson.snapshot = "a\n(2 second pause)\nb\n(2 second pause)\nc\n(2 second pause)".into();
    let mut story = Story::new();
    for ((line, text), millis) in [(1, "a"), (3, "b"), (5, "c")].into_iter().zip(pauses) {
        story.prints(MAIN, line, text);
        let sleep = story.sleeps(MAIN, line + 1, millis);
        story.wakes(sleep);
    }
    told(&lesson, &story.returns())
}

#[test]
fn a_line_that_is_early_is_told_by_its_own_sleep_or_the_next_and_one_that_is_late_by_the_last() {
    assert_eq!(paused([2000, 2000, 2000]), "Passed");
    insta::assert_snapshot!(paused([2000, 1000, 3000]), @r#"
    transcript: wrong-timing [4, 6, 5]
    "c" is printed at 3 s and should be at 4 s; look at the wait on line 4
    "#);
    insta::assert_snapshot!(paused([2000, 3000, 1000]), @r#"
    transcript: wrong-timing [4, 5]
    "c" is printed at 5 s and should be at 4 s; look at the wait on line 4
    "#);
    insta::assert_snapshot!(paused([0, 2000, 4000]), @r#"
    transcript: wrong-timing [4, 3]
    "b" is printed at 0 s and should be at 2 s: print it after the wait on line 4, not before it
    "#);
    insta::assert_snapshot!(paused([2000, 2000, 3000]), @"
    transcript: wrong-timing [6]
    after its last line the program goes on for 3 s on line 6
    ");
}

#[test]
fn a_wait_with_a_deadline_is_the_one_to_look_at_where_nobody_sleeps() {
    let mut lesson = two();
    lesson.check = CheckFile::default();
    lesson.snapshot = "a\n(2 second pause)\nb".into();
    let mut story = Story::new();
    let stuck = story.starts(MAIN, 21);
    story.wants(stuck, 22, 1);
    story.prints(MAIN, 1, "a");
    for (line, millis) in [(2, 1000), (3, 2000)] {
        let recv = story.waits(
            MAIN,
            line,
            Class::Channel,
            "Receiver::recv_timeout",
            None,
            Some(millis),
            true,
        );
        story.wakes(recv);
    }
    story.prints(MAIN, 4, "b");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-timing [3, 4]
    "b" is printed at 3 s and should be at 2 s; look at the wait on line 3
    "#);
}

#[test]
fn lines_of_one_set_that_swap_across_a_pause_are_told_by_their_times() {
    let mut lesson = two();
    lesson.check = CheckFile {
        any_order: vec![vec!["a".into(), "b".into()]],
        ..CheckFile::default()
    };
    lesson.snapshot = "a\n(1 second pause)\nb".into();
    let mut story = Story::new();
    story.prints(MAIN, 1, "b");
    let sleep = story.sleeps(MAIN, 2, 1000);
    story.wakes(sleep);
    story.prints(MAIN, 3, "a");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-timing [2, 1]
    "b" is printed at 0 s and should be at 1 s: print it after the wait on line 2, not before it
    "#);
}

#[test]
fn only_the_whole_list_in_the_order_of_the_ends_is_in_the_order_of_completion() {
    let mut lesson = Lesson::of(Engine::Async, 3);
    lesson.check.in_input_order = vec!["All: 1st 2nd 3rd".into()];
    lesson.check.computed = vec!["1st".into(), "2nd".into(), "3rd".into()];
    lesson.snapshot = lesson.snapshot.replace("done", "All: 1st 2nd 3rd");
    lesson.source = "fn main() {\n\n all.push(name);\n}".into();
    let id = |last: &str| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        (1..4).for_each(|number| story.prints(root, 11, &format!("start {number}")));
        let timers = [12, 12, 12].map(|line| story.timer(root, line, 2000));
        timers.into_iter().for_each(|timer| story.wakes(timer));
        [2, 3, 1]
            .into_iter()
            .for_each(|number| story.prints(root, 13, &format!("end {number}")));
        story.prints(root, 40, last);
        story.finishes(root, Finish::Done);
        told(&lesson, &story.returns())
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    // Nobody waits for somebody else in the record, so the text tells who collects them.
    let completion = "transcript: completion-order [3, 40]";
    assert_eq!(id("All: 2nd 3rd 1st"), completion);
    for other in [
        "All: 3rd 2nd 1st",
        "All: 2nd 1st 3rd",
        "All - 2nd 3rd 1st",
        "All: 2nd 3rd 1st 1st",
    ] {
        assert_eq!(id(other), "transcript: wrong-output [40]", "{other}");
    }
}

#[test]
fn results_in_the_order_of_their_ends_are_told_with_where_they_were_collected() {
    let mut lesson = Lesson::of(Engine::Async, 2);
    lesson.check.in_input_order = vec!["All: [\"f_1\", \"f_2\"]".into()];
    lesson.check.computed = vec!["f_1".into(), "f_2".into()];
    lesson.snapshot = lesson.snapshot.replace("done", "All: [\"f_1\", \"f_2\"]");
    let story = |last: &str| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        story.prints(root, 11, "start 1");
        story.prints(root, 11, "start 2");
        let timers = [12, 12].map(|line| story.timer(root, line, 2000));
        let next = story.waits(
            root,
            31,
            Class::TaskJoin,
            "JoinSet::join_next",
            None,
            None,
            false,
        );
        timers.into_iter().for_each(|timer| story.wakes(timer));
        story.wakes(next);
        story.event(root, 32, Kind::Locked { object: 1 });
        story.event(root, 32, Kind::Unlocked { object: 1 });
        story.prints(root, 13, "end 2");
        story.prints(root, 13, "end 1");
        story.prints(root, 40, last);
        story.event(root, 41, Kind::Locked { object: 1 });
        story.finishes(root, Finish::Done);
        story.returns()
    };
    insta::assert_snapshot!(told(&lesson, &story("All: [\"f_2\", \"f_1\"]")), @"
    transcript: completion-order [31, 32, 40]
    the results are in the order in which they were ready, not in the order in which you asked for them
    ");
    insta::assert_snapshot!(told(&lesson, &story("All: [\"f_2\", \"f_3\"]")), @r#"
    transcript: wrong-output [40]
    "All: ["f_2", "f_3"]" is printed on line 40, where the lesson wants "All: ["f_1", "f_2"]"
    "#);
    let Outcome::Failed(_, finding) = lesson.judge(&story("All: [\"f_2\", \"f_1\"]")) else {
        panic!("it is wrong");
    };
    assert_eq!(finding.expected.as_deref(), Some("All: [\"f_1\", \"f_2\"]"));
    assert_eq!(finding.actual.as_deref(), Some("All: [\"f_2\", \"f_1\"]"));
}

#[test]
fn a_list_is_held_against_the_work_that_was_done_before_it() {
    let mut lesson = Lesson::of(Engine::Async, 2);
    lesson.check.in_input_order = vec!["All: [\"f_1\", \"f_2\"]".into()];
    lesson.check.computed = vec!["f_1".into(), "f_2".into()];
    let mut later = lesson.check.together[0].clone();
    for (work, name) in later.work.iter_mut().zip(["a", "b"]) {
        (work.name, work.starts) = (name.into(), format!("start {name}"));
        work.ends = format!("end {name}");
    }
    lesson.check.together.push(later);
    lesson.snapshot = lesson.snapshot.replace("done", "All: [\"f_1\", \"f_2\"]");
    lesson.snapshot += "\nstart a\nstart b\n(1 second pause)\nend a\nend b";
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 11, "start 1");
    story.prints(root, 11, "start 2");
    let timers = [12, 12].map(|line| story.timer(root, line, 2000));
    timers.into_iter().for_each(|timer| story.wakes(timer));
    story.prints(root, 13, "end 2");
    story.prints(root, 13, "end 1");
    story.prints(root, 40, "All: [\"f_2\", \"f_1\"]");
    story.prints(root, 50, "start a");
    story.prints(root, 50, "start b");
    let next = story.waits(
        root,
        51,
        Class::TaskJoin,
        "JoinSet::join_next",
        None,
        Some(1000),
        false,
    );
    story.wakes(next);
    story.prints(root, 52, "end a");
    story.prints(root, 52, "end b");
    story.finishes(root, Finish::Done);
    insta::assert_snapshot!(told(&lesson, &story.returns()), @"
    transcript: completion-order [40]
    the results are in the order in which they were ready, not in the order in which you asked for them
    ");
}

#[test]
fn a_line_that_another_is_printed_on_lacks_its_end() {
    let mut lesson = two();
    lesson.source =
        "fn work() {\n print!(\"start {id}\");\n write!(out, \"end {id}\\n\");\n}".into();
    let mut story = Story::new();
    let workers = [21, 22].map(|line| story.starts(MAIN, line));
    story.prints(workers[0], 13, "start 1start 2");
    for (number, who) in (1..).zip(workers) {
        let sleep = story.sleeps(who, 12, 2000);
        story.wakes(sleep);
        story.prints(who, 13, &format!("end {number}"));
        story.ends(who);
    }
    story.prints(MAIN, 40, "done");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @r#"
    transcript: wrong-output [2, 13, 21]
    "start 1start 2" is printed on line 13, where the lesson wants "start 1"; what line 2 prints does not end the line, as `println!` does
    "#);
}

#[test]
fn a_program_that_lingers_is_told_by_the_wait_that_ends_with_it() {
    let mut story = threads(&[2000, 2000]);
    let helper = story.starts(MAIN, 6);
    let nap = story.sleeps(MAIN, 41, 1500);
    let other = story.sleeps(helper, 7, 500);
    story.wakes(other);
    story.wakes(nap);
    story.ends(helper);
    let told = told(&two(), &story.returns());
    assert!(told.starts_with("transcript: wrong-timing [41]"), "{told}");
}

#[test]
fn a_worker_that_says_what_main_should_say_says_the_wrong_thing() {
    let lesson = Lesson::of(Engine::Threads, 1);
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.prints(worker, 11, "start 1");
    let join = story.joins(MAIN, 31, worker);
    let sleep = story.sleeps(worker, 12, 2000);
    story.wakes(sleep);
    story.prints(worker, 13, "done");
    story.ends(worker);
    story.wakes(join);
    story.prints(MAIN, 40, "end 1");
    let told = told(&lesson, &story.returns());
    assert!(told.starts_with("transcript: wrong-output [13"), "{told}");
}

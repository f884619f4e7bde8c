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
fn where_one_of_many_alike_is_missing_who_prints_the_others_is_told() {
    let (wanted, swap) = ("any order:\n  a 1\n  a 2\n  b 1\nc", ["a 1", "a 2", "b 1"]);
    insta::assert_snapshot!(lines(wanted, &swap, &["b 1", "a 1", "c"]), @r#"
    transcript: wrong-output [2]
    "a 2" is never printed, though "a 1" is on line 2
    "#);
    insta::assert_snapshot!(lines(wanted, &swap, &["a 2", "a 1", "c"]), @r#"
    transcript: wrong-output [3]
    "b 1" is never printed; line 3 prints "c" without it
    "#);
    insta::assert_snapshot!(lines("a 1\na 2\nc", &[], &["a 1", "c"]), @r#"
    transcript: wrong-output [2]
    "a 2" is never printed; line 2 prints "c" without it
    "#);
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

/// Three pieces of work, from the slowest to the quickest; the report has their ends in order, when all are done.
fn reported(by_worker: bool, at_once: bool) -> String {
    let mut lesson = Lesson::of(Engine::Threads, 3);
    let ends: Vec<String> = (1..=3).map(|number| format!("end {number}")).collect();
    lesson.snapshot = lesson.snapshot.replace("2 second", "3 second");
    lesson.snapshot = lesson
        .snapshot
        .replace("any order:\n  end 1\n  end 2\n  end 3", &ends.join("\n"));
    lesson.check.any_order.truncate(1);
    lesson.check.in_input_order = ends;
    let mut story = Story::new();
    let workers = [21, 22, 23].map(|line| story.starts(MAIN, line));
    let sleeps = [(1, 3000), (2, 2000), (3, 1000)].map(|(number, millis)| {
        let who = workers[number - 1];
        story.prints(who, 11, &format!("start {number}"));
        story.sleeps(who, 12, millis)
    });
    let late = story.sleeps(MAIN, 30, 2500);
    story.wakes(sleeps[2]);
    story.wakes(sleeps[1]);
    if !at_once {
        story.wakes(late);
    }
    let teller = if by_worker { workers[1] } else { MAIN };
    story.prints(teller, 13, "end 2");
    story.wakes(sleeps[0]);
    story.writes(MAIN, 41, "end 1\nend 3\n", false, None);
    story.prints(MAIN, 42, "done");
    told(&lesson, &story.returns())
}

#[test]
fn a_worker_that_reports_its_own_end_when_it_is_done_is_in_the_order_of_completion() {
    let told = reported(true, true);
    assert!(told.starts_with("transcript: completion-order"), "{told}");
    for told in [reported(false, true), reported(true, false)] {
        assert!(!told.contains("completion-order"), "{told}");
    }
}

#[test]
fn whoever_prints_the_list_is_told_to_collect_it_before_others_who_wait() {
    let mut lesson = Lesson::of(Engine::Async, 2);
    lesson.check.in_input_order = vec!["All: f_1 f_2".into()];
    lesson.check.computed = vec!["f_1".into(), "f_2".into()];
    lesson.snapshot = lesson.snapshot.replace("done", "All: f_1 f_2");
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let other = story.spawns(root, 21);
    story.prints(root, 11, "start 1");
    story.prints(root, 11, "start 2");
    let timers = [12, 12].map(|line| story.timer(root, line, 2000));
    let nexts = [(other, 31), (MAIN, 32), (root, 33)].map(|(who, line)| {
        let op = "JoinSet::join_next";
        story.waits(who, line, Class::TaskJoin, op, None, None, false)
    });
    timers.into_iter().for_each(|timer| story.wakes(timer));
    nexts.into_iter().for_each(|next| story.wakes(next));
    story.prints(root, 13, "end 2");
    story.prints(root, 13, "end 1");
    story.prints(root, 40, "All: f_2 f_1");
    let told = told(&lesson, &story.returns());
    let wanted = "transcript: completion-order [33, 31, 32, 40]";
    assert!(told.starts_with(wanted), "{told}");
}

#[test]
fn only_a_line_that_begins_with_the_wanted_one_may_lack_an_end() {
    let mut lesson = two();
    lesson.source = "fn work() {\n print!(\"start {id}\");\n}".into();
    let mut story = Story::new();
    let workers = [21, 22].map(|line| story.starts(MAIN, line));
    story.prints(workers[1], 11, "start 2");
    story.prints(workers[0], 13, "start up of 1");
    for (number, who) in (1..).zip(workers) {
        let sleep = story.sleeps(who, 12, 2000);
        story.wakes(sleep);
        story.prints(who, 13, &format!("end {number}"));
    }
    story.prints(MAIN, 40, "done");
    let told = told(&lesson, &story.returns());
    let wanted = "\"start up of 1\" is printed on line 13, where the lesson wants \"start 1\"";
    assert!(told.ends_with(wanted), "{told}");
}

#[test]
fn of_lines_that_are_all_wrong_the_first_stands_for_the_first() {
    let told = lines("alpha\nbeta", &[], &["xx", "yyy"]);
    assert!(told.ends_with("where the lesson wants \"alpha\""), "{told}");
}

#[test]
fn lines_of_several_threads_or_of_a_task_are_not_in_the_order_that_one_chose() {
    for task in [false, true] {
        let mut lesson = two();
        lesson.check = CheckFile::default();
        lesson.snapshot = "(2 second pause)\na\nb".into();
        let mut story = Story::new();
        let other = match task {
            true => story.spawns(MAIN, 20),
            false => story.starts(MAIN, 20),
        };
        for (line, (who, text)) in (1..).zip([(MAIN, "b"), (other, "a")]) {
            let sleep = story.sleeps(who, 10 + line, 1000);
            story.wakes(sleep);
            story.prints(who, line, text);
        }
        let told = told(&lesson, &story.returns());
        assert!(told.starts_with("transcript: wrong-timing"), "{told}");
    }
}

#[test]
fn who_is_refused_and_says_nothing_after_that_goes_without() {
    let judged = |op: &str, speaks: bool| {
        let mut story = Story::new();
        let workers = [21, 22].map(|line| story.starts(MAIN, line));
        let sleeps = [1, 2].map(|number| {
            let who = workers[number - 1];
            story.prints(who, 11, &format!("start {number}"));
            story.sleeps(who, 12, 2000)
        });
        let (object, op) = (1, op.to_owned());
        story.event(workers[1], 14, Kind::Refused { object, op });
        sleeps.into_iter().for_each(|sleep| story.wakes(sleep));
        story.prints(workers[0], 13, "end 1");
        if speaks {
            story.prints(workers[1], 13, "end 2");
        } else {
            story.prints(MAIN, 40, "done");
        }
        workers.into_iter().for_each(|who| story.ends(who));
        told(&two(), &story.returns())
    };
    insta::assert_snapshot!(judged("Mutex::try_lock", false), @r#"
    transcript: wrong-output [14]
    thread 2 (started on line 22) asks Mutex::try_lock on line 14, is refused, and goes on without: "end 2" is never printed; Mutex::lock waits its turn
    "#);
    for told in [
        judged("Mutex::try_lock", true),
        judged("compare_exchange", false),
    ] {
        assert!(told.contains("is never printed"), "{told}");
        assert!(!told.contains("goes on without"), "{told}");
    }
}

#[test]
fn the_next_line_that_must_come_after_the_missing_one_tells_where_it_should_be() {
    let judged = |before: &str, after: &str, missing: &str| {
        let mut lesson = two();
        lesson.snapshot = format!("{before}{}{after}", lesson.snapshot);
        let aside: Vec<String> = ["mid", "aside"].map(str::to_owned).into();
        lesson.check.any_order.push(aside);
        let mut story = Story::new();
        let all = lesson.snapshot.clone();
        let said = |text: &str| text != missing && all.contains(text);
        for (line, text) in [(5, "hello"), (6, "again")] {
            if said(text) {
                story.prints(MAIN, line, text);
            }
        }
        let workers = [21, 22].map(|line| story.starts(MAIN, line));
        let sleeps = [1, 2].map(|number| {
            story.prints(workers[number - 1], 11, &format!("start {number}"));
            story.sleeps(workers[number - 1], 12, 2000)
        });
        for (number, sleep) in (1..).zip(sleeps) {
            story.wakes(sleep);
            story.prints(workers[number - 1], 13, &format!("end {number}"));
        }
        workers.into_iter().for_each(|who| story.ends(who));
        for (line, text) in [(40, "done"), (41, "aside"), (42, "mid"), (43, "bye")] {
            if said(text) {
                story.prints(MAIN, line, text);
            }
        }
        let told = told(&lesson, &story.returns());
        let (_, next) = told.split_once(" is never printed").expect("it is missing");
        next.to_owned()
    };
    let after_work = judged("", "\nany order:\n  mid\n  aside\nbye", "mid");
    assert_eq!(after_work, "; line 43 prints \"bye\" without it");
    let before_work = judged("hello\n", "", "hello");
    assert_eq!(before_work, "; line 40 prints \"done\" without it");
    assert_eq!(judged("hello\nagain\n", "", "again"), before_work);
    assert_eq!(judged("", "\nbye", "bye"), "");
}

/// Lines of `main`, each after so many milliseconds of sleep on the line before it; the last sleep comes after all.
fn slept(wanted: &str, printed: &[(u64, &str)], rest: &[u64]) -> String {
    let mut lesson = two();
    lesson.check = CheckFile::default();
    lesson.snapshot = wanted.into();
    let mut story = Story::new();
    let mut line = 1;
    for (millis, text) in printed {
        if *millis > 0 {
            let sleep = story.sleeps(MAIN, line, *millis);
            story.wakes(sleep);
        }
        story.prints(MAIN, line + 1, text);
        line += 2;
    }
    for millis in rest {
        let sleep = story.sleeps(MAIN, line, *millis);
        story.wakes(sleep);
    }
    told(&lesson, &story.returns())
}

#[test]
fn what_came_at_a_wrong_time_first_is_told_before_an_order_that_one_thread_chose() {
    let told = slept(
        "x\n(2 second pause)\na\nb",
        &[(1000, "x"), (1000, "b"), (0, "a")],
        &[],
    );
    assert!(told.starts_with("transcript: wrong-timing"), "{told}");
    assert!(told.contains("\"x\" is printed at 1 s"), "{told}");
}

#[test]
fn a_line_before_a_wait_that_is_repeated_comes_after_the_last_one() {
    let wanted = "(4 second pause)\nb";
    let told = slept(wanted, &[(0, "b")], &[2000, 2000]);
    assert!(
        told.ends_with("print it after the last wait on line 3"),
        "{told}"
    );
    // With too little waiting in all, to move the line is not enough.
    let told = slept(
        "(2 second pause)\nb\n(2 second pause)",
        &[(0, "b")],
        &[2000],
    );
    assert!(told.ends_with("look at the wait on line 3"), "{told}");
}

#[test]
fn a_line_right_after_a_sleep_is_told_by_that_and_not_by_a_later_wait() {
    let rest = [1000, 2000];
    let pauses = "a\n(2 second pause)\nb\n(2 second pause)\nc\n(2 second pause)";
    let printed = [(0, "a"), (2000, "b"), (1000, "c")];
    let own = slept(pauses, &printed, &rest);
    assert!(own.ends_with("look at the wait on line 5"), "{own}");
    let pauses = pauses.replace(
        "b\n(2 second pause)",
        "b\n(1 second pause)\nd\n(1 second pause)",
    );
    let printed = [(0, "a"), (2000, "b"), (1000, "d"), (0, "c")];
    let of_another = slept(&pauses, &printed, &rest);
    let wanted = "\"c\" is printed at 3 s and should be at 4 s: print it after the";
    assert!(of_another.contains(wanted), "{of_another}");
}

#[test]
fn a_deadline_that_dropped_the_work_is_the_wait_to_look_at() {
    let mut lesson = Lesson::of(Engine::Async, 1);
    lesson.snapshot = "start 1\n(2 second pause)\nend 1\ndone".into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let beat = story.spawns(root, 30);
    story.prints(root, 11, "start 1");
    let beats = story.timer(beat, 31, 3000);
    let work = story.timer(root, 12, 9000);
    let (class, op) = (Class::Timer, "tokio::time::timeout");
    let deadline = story.waits(root, 23, class, op, None, Some(3000), false);
    story.wakes(beats);
    story.wakes(deadline);
    story.drops(work);
    story.prints(root, 13, "end 1");
    story.prints(root, 40, "done");
    let told = told(&lesson, &story.returns());
    assert!(told.ends_with("look at the wait on line 23"), "{told}");
}

#[test]
fn work_that_begins_at_a_wrong_time_is_told_by_what_begins_it() {
    #[derive(Clone, Copy, PartialEq)]
    enum By {
        Thread,
        Task,
        Root,
        Main,
    }
    let judged = |by: By, early: bool| {
        let engine = if by == By::Main {
            Engine::Either
        } else {
            Engine::Async
        };
        let mut lesson = Lesson::of(engine, 1);
        lesson.source = "fn main() {\n\n work();\n}\n\n\nfn work() {\n begin();\n}".into();
        lesson.snapshot = format!("hello\n{}", lesson.snapshot);
        if early {
            lesson.snapshot = lesson
                .snapshot
                .replace("hello\n", "hello\n(1 second pause)\n");
        }
        let mut story = Story::new();
        story.prints(MAIN, 2, "hello");
        let root = (by == By::Root || by == By::Task).then(|| story.spawns(MAIN, 20));
        let main = root.unwrap_or(MAIN);
        if !early {
            let nap = match main.task {
                Some(_) => story.timer(main, 9, 1000),
                None => story.sleeps(main, 9, 1000),
            };
            story.wakes(nap);
        }
        let who = match by {
            By::Thread => story.starts(main, 21),
            By::Task => story.spawns(main, 22),
            By::Root | By::Main => main,
        };
        story.prints(who, 8, "start 1");
        let millis = if early { 3000 } else { 2000 };
        let work = match who.task {
            Some(_) => story.timer(who, 12, millis),
            None => story.sleeps(who, 12, millis),
        };
        story.wakes(work);
        story.prints(who, 13, "end 1");
        story.prints(main, 40, "done");
        told(&lesson, &story.returns())
    };
    let too_soon = |line: u32| {
        format!(
            "\"start 1\" is printed at 0 s and should be at 1 s; line {line} begins it too soon"
        )
    };
    for (by, line) in [
        (By::Thread, 21),
        (By::Task, 22),
        (By::Root, 3),
        (By::Main, 3),
    ] {
        let told = judged(by, true);
        assert!(told.ends_with(&too_soon(line)), "{told}");
    }
    let too_late = "\"start 1\" is printed at 1 s and should be at 0 s: ";
    for (by, line) in [(By::Thread, 21), (By::Task, 22)] {
        let told = judged(by, false);
        assert!(
            told.ends_with(&format!("{too_late}line {line} begins it only then")),
            "{told}"
        );
    }
    for by in [By::Root, By::Main] {
        let told = judged(by, false);
        let wanted = format!("{too_late}it comes only after the wait on line 9");
        assert!(told.ends_with(&wanted), "{told}");
    }
}

#[test]
fn the_sleep_of_another_thread_or_an_earlier_one_is_not_right_before_a_line() {
    let mut lesson = two();
    lesson.check = CheckFile::default();
    lesson.snapshot = "a\n(2 second pause)\nc\n(2 second pause)".into();
    let mut story = Story::new();
    let other = story.starts(MAIN, 21);
    story.prints(MAIN, 1, "a");
    let half = story.sleeps(MAIN, 2, 500);
    let its = story.sleeps(other, 52, 1000);
    story.wakes(half);
    let (class, op) = (Class::Channel, "Receiver::recv");
    let recv = story.waits(MAIN, 3, class, op, None, None, true);
    story.wakes(its);
    story.wakes(recv);
    story.prints(MAIN, 4, "c");
    for (line, millis) in [(5, 1000), (6, 2000)] {
        let sleep = story.sleeps(MAIN, line, millis);
        story.wakes(sleep);
    }
    let told = told(&lesson, &story.returns());
    assert!(
        told.ends_with("print it after the wait on line 5, not before it"),
        "{told}"
    );
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

#[test]
fn a_line_too_many_after_the_last_is_told_with_when_that_was_due() {
    let mut story = threads(&[2000, 2000]);
    let nap = story.sleeps(MAIN, 41, 1000);
    story.wakes(nap);
    story.prints(MAIN, 42, "more");
    insta::assert_snapshot!(told(&Lesson::of(Engine::Threads, 2), &story.returns()), @r#"
    transcript: wrong-output [42]
    "more" is printed on line 42, which the lesson does not want: that is at 3 s, and the last line is due at 2 s
    "#);
}

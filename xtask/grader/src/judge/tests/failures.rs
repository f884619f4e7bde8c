//! Failures that the lesson provokes: caught and told, thrown away, or the end of everything.

use super::*;
use crate::expectation::CheckFile;
use lab_trace::{Class, End, Kind, WaitId};

const REPORT: [&str; 4] = [
    "job 1: 5 pages",
    "job 2 failed: out of paper",
    "job 3 failed: jam in tray 2",
    "2 done, 1 failed",
];

/// Three jobs, one after the other; the second panics with a text, the third with a value. The report is
/// the list above. The tests' source prints it elsewhere, so nothing is known of calls.
fn lesson() -> Lesson {
    let text = |text: &&str| (*text).to_owned();
    let check = CheckFile {
        failures: REPORT[1..3].iter().map(text).collect(),
        panics: vec!["out of paper".into(), "Box<dyn Any>".into()],
        ..CheckFile::default()
    };
    Lesson {
        check,
        snapshot: REPORT.join("\n"),
        source: String::new(),
        warnings: Vec::new(),
    }
}

fn panics(story: &mut Story, who: Who, line: u32, message: &str) {
    let message = message.to_owned();
    story.event(who, line, Kind::Panicked { message });
}

/// Three threads, started on line 21; the second panics on line 11, the third on line 12. `main` joins them
/// on line 31.
fn jobs() -> Story {
    let mut story = Story::new();
    let workers = [21; 3].map(|line| story.starts(MAIN, line));
    panics(&mut story, workers[1], 11, "out of paper");
    panics(&mut story, workers[2], 12, "Box<dyn Any>");
    let joins: Vec<WaitId> = workers
        .into_iter()
        .map(|worker| {
            story.ends(worker);
            story.joins(MAIN, 31, worker)
        })
        .collect();
    joins.into_iter().for_each(|join| story.wakes(join));
    story
}

/// The jobs, and a report with the given lines, from line 41 on.
fn report(lines: &[&str]) -> Story {
    let mut story = jobs();
    for (number, line) in (41..).zip(lines) {
        story.prints(MAIN, number, line);
    }
    story
}

fn judged(lines: &[&str]) -> String {
    told(&lesson(), &report(lines).returns())
}

#[test]
fn wanted_panics_that_are_told_pass() {
    assert_eq!(judged(&REPORT), "Passed");
}

#[test]
fn a_failure_that_is_left_out_is_told_with_its_panic_and_the_join_that_heard_of_it() {
    insta::assert_snapshot!(judged(&[REPORT[0], REPORT[2], REPORT[3]]), @r#"
    transcript: swallowed-failure [31, 11]
    "job 2 failed: out of paper" is never printed: thread 2 (started on line 21) panics on line 11, and what line 31 gets of it goes no further
    "#);
    // A payload that is no text belongs to the line that no text explains.
    insta::assert_snapshot!(judged(&[REPORT[0], REPORT[1], "2 done, 0 failed"]), @r#"
    transcript: swallowed-failure [31, 12]
    "job 3 failed: jam in tray 2" is never printed: thread 3 (started on line 21) panics on line 12, and what line 31 gets of it goes no further
    "#);
}

#[test]
fn the_text_helps_to_find_where_the_error_was_thrown_away() {
    let mut lesson = lesson();
    lesson.source = "\n\nfn main() {\n let _ = a();\n}".into();
    insta::assert_snapshot!(told(&lesson, &report(&[REPORT[0], REPORT[3]]).returns()), @r#"
    transcript: swallowed-failure [31, 11]
    "job 2 failed: out of paper" is never printed: thread 2 (started on line 21) panics on line 11, and what line 31 gets of it goes no further
    "#);
    lesson.source = format!("{}fn main() {{\n let _ = a();\n}}", "\n".repeat(32));
    insta::assert_snapshot!(told(&lesson, &report(&[REPORT[0], REPORT[3]]).returns()), @r#"
    transcript: swallowed-failure [31, 34, 11]
    "job 2 failed: out of paper" is never printed: thread 2 (started on line 21) panics on line 11, and what line 31 gets of it goes no further; look at line 34
    "#);
}

#[test]
fn a_thread_that_panics_and_is_not_joined_has_its_own_words_and_so_has_a_failure_without_panic() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    panics(&mut story, worker, 11, "out of paper");
    story.ends(worker);
    for line in [0, 2, 3] {
        story.prints(MAIN, 41, REPORT[line]);
    }
    insta::assert_snapshot!(told(&lesson(), &story.returns()), @r#"
    transcript: swallowed-failure [11, 21]
    "job 2 failed: out of paper" is never printed: thread 1 (started on line 21) panics on line 11, and nobody passes it on
    "#);
    let mut lesson = lesson();
    lesson.source = "fn main() {\n work().ok();\n}".into();
    let mut story = Story::new();
    for line in [0, 1, 3] {
        story.prints(MAIN, 41, REPORT[line]);
    }
    let trace = story.returns();
    insta::assert_snapshot!(told(&lesson, &trace), @r#"
    transcript: swallowed-failure [2]
    "job 3 failed: jam in tray 2" is never printed: the error that should tell of it goes nowhere; look at line 2
    "#);
    lesson.source = "fn main() {\n work();\n}".into();
    lesson.warnings = vec![crate::judge::Warning {
        code: "unused_must_use".into(),
        line: 2,
        message: "unused `Result` that must be used".into(),
    }];
    let unused = told(&lesson, &trace);
    assert!(unused.ends_with("goes nowhere; look at line 2"), "{unused}");
}

#[test]
fn a_task_that_panics_is_found_by_its_await() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let task = story.spawns(root, 22);
    panics(&mut story, task, 11, "out of paper");
    story.finishes(task, lab_trace::Finish::Panicked);
    let join = story.joins(root, 32, task);
    story.wakes(join);
    for line in [0, 2, 3] {
        story.prints(root, 41, REPORT[line]);
    }
    story.finishes(root, lab_trace::Finish::Done);
    insta::assert_snapshot!(told(&lesson(), &story.returns()), @r#"
    transcript: swallowed-failure [32, 11]
    "job 2 failed: out of paper" is never printed: the task of line 22 panics on line 11, and what line 32 gets of it goes no further
    "#);
}

#[test]
fn a_failure_dressed_as_a_success_is_swallowed_but_one_in_other_words_is_wrong_output() {
    insta::assert_snapshot!(judged(&[REPORT[0], "job 2: 0 pages", REPORT[2], REPORT[3]]), @r#"
    transcript: swallowed-failure [31, 11]
    "job 2 failed: out of paper" is never printed: thread 2 (started on line 21) panics on line 11, and what line 31 gets of it goes no further
    "#);
    insta::assert_snapshot!(judged(&[REPORT[0], REPORT[1], "job 3 failed: unknown", REPORT[3]]), @r#"
    transcript: wrong-output [43]
    "job 3 failed: unknown" is printed on line 43, where the lesson wants "job 3 failed: jam in tray 2"
    "#);
}

#[test]
fn a_failure_that_goes_to_standard_error_is_told_but_in_the_wrong_place() {
    let mut story = report(&[REPORT[0], REPORT[2], REPORT[3]]);
    let kind = Kind::Printed {
        stream: lab_trace::Stream::Stderr,
        text: format!("{}\n", REPORT[1]),
        literal: false,
        within: None,
    };
    story.event(MAIN, 45, kind);
    insta::assert_snapshot!(told(&lesson(), &story.returns()), @r#"
    transcript: wrong-output [45]
    "job 2 failed: out of paper" goes to standard error on line 45; the lesson wants it on standard output
    "#);
}

#[test]
fn a_program_that_stops_at_the_first_failure_exits_early() {
    insta::assert_snapshot!(judged(&REPORT[..2]), @r#"
    transcript: exits-early [42]
    the program stops at "job 2 failed: out of paper" on line 42 and leaves out the rest: "2 done, 1 failed" is never printed
    "#);
    let error = report(&REPORT[..1]).over(End::Returned(1));
    insta::assert_snapshot!(told(&lesson(), &error), @r#"
    transcript: exits-early [41]
    the program stops at the first failure and leaves out the rest: "2 done, 1 failed" is never printed
    "#);
}

#[test]
fn a_panic_that_is_not_the_lessons_is_told_as_ever() {
    let mut story = report(&REPORT[..1]);
    panics(&mut story, MAIN, 42, "called `Result::unwrap()`");
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Returned(101))), @"
    ends: panics [42]
    main panics on line 42: called `Result::unwrap()`
    ");
}

#[test]
fn a_wanted_panic_that_reaches_main_ends_the_program() {
    let story = jobs();
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Returned(101))), @"
    ends: panics [31, 12]
    the panic of thread 3 (started on line 21) on line 12 is carried on into main and ends the program; main was last seen on line 31
    ");
    let mut story = Story::new();
    panics(&mut story, MAIN, 11, "out of paper");
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Returned(101))), @"
    ends: panics [11]
    main itself panics on line 11, and the program ends with it: out of paper
    ");
}

#[test]
fn the_panic_that_ends_main_is_that_of_the_thread_which_main_joined_last() {
    let mut story = Story::new();
    let [one, two, three] = [21, 22, 23].map(|line| story.starts(MAIN, line));
    let nap = story.sleeps(MAIN, 30, 1000);
    story.wakes(nap);
    for (who, line) in [(one, 11), (two, 12)] {
        panics(&mut story, who, line, "out of paper");
        story.ends(who);
    }
    let join = story.joins(MAIN, 31, one);
    let other = story.joins(three, 35, two);
    story.wakes(join);
    story.wakes(other);
    let told = told(&lesson(), &story.over(End::Returned(101)));
    let carried = "the panic of thread 1 (started on line 21) on line 11 is carried on";
    assert!(told.contains(carried), "{told}");
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    panics(&mut story, MAIN, 11, "out of paper");
    panics(&mut story, worker, 12, "out of paper");
    let told = super::told(&lesson(), &story.over(End::Returned(101)));
    assert!(told.contains("main itself panics on line 11"), "{told}");
}

#[test]
fn what_main_did_before_the_first_server_was_asked_has_thrown_away_no_answer() {
    let mut lesson = lesson();
    lesson.source = "fn main() {\n let _ = a();\n let _ = ask();\n}\nfn ask() {\n}".into();
    let mut story = Story::new();
    let worker = story.starts(MAIN, 3);
    let (connection, what) = (0, "GET /jobs".to_owned());
    story.event(
        worker,
        6,
        Kind::Connected {
            connection,
            to: "printer".into(),
            accepted: true,
        },
    );
    story.event(
        worker,
        6,
        Kind::Asked {
            connection,
            what,
            answered: None,
        },
    );
    story.ends(worker);
    for line in [0, 1, 3] {
        story.prints(MAIN, 41, REPORT[line]);
    }
    let told = told(&lesson, &story.returns());
    assert!(told.ends_with("look at line 3"), "{told}");
}

#[test]
fn what_comes_after_a_failure_in_the_report_tells_whether_it_was_the_last_word() {
    let mut lesson = lesson();
    lesson.check.failures.push("job 4 failed: no ink".into());
    lesson.snapshot = [&REPORT[..3], &["job 4 failed: no ink", REPORT[3]]]
        .concat()
        .join("\n");
    // Whether it is one of the lesson's own, or something else.
    let goes_on = told(&lesson, &report(&[REPORT[1], REPORT[0]]).returns());
    assert!(
        goes_on.starts_with("transcript: swallowed-failure"),
        "{goes_on}"
    );
    let stops = told(&lesson, &report(&[REPORT[0], REPORT[1], "bye"]).returns());
    assert!(
        stops.contains("the program stops at \"job 2 failed: out of paper\" on line 42"),
        "{stops}"
    );
}

#[test]
fn each_panic_is_heard_of_where_its_own_thread_or_task_is_joined() {
    let mut story = Story::new();
    let workers = [21; 2].map(|line| story.starts(MAIN, line));
    panics(&mut story, workers[1], 11, "out of paper");
    for (line, worker) in (31..).zip(workers) {
        story.ends(worker);
        let join = story.joins(MAIN, line, worker);
        story.wakes(join);
    }
    for line in [0, 2, 3] {
        story.prints(MAIN, 41, REPORT[line]);
    }
    let of_thread = told(&lesson(), &story.returns());
    assert!(
        of_thread.starts_with("transcript: swallowed-failure [32, 11]"),
        "{of_thread}"
    );
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [21; 2].map(|line| story.spawns(root, line));
    panics(&mut story, tasks[1], 11, "out of paper");
    for (line, task) in (31..).zip(tasks) {
        story.finishes(task, lab_trace::Finish::Panicked);
        let join = story.joins(root, line, task);
        story.wakes(join);
    }
    for line in [0, 2, 3] {
        story.prints(root, 41, REPORT[line]);
    }
    story.finishes(root, lab_trace::Finish::Done);
    let of_task = told(&lesson(), &story.returns());
    assert!(
        of_task.starts_with("transcript: swallowed-failure [32, 11]"),
        "{of_task}"
    );
}

#[test]
fn a_panic_that_is_told_is_not_why_another_failure_is_missing() {
    let told = judged(&[REPORT[0], REPORT[1], REPORT[3]]);
    assert!(told.contains("thread 3"), "{told}");
    let mut lesson = lesson();
    lesson.check.panics.pop();
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    panics(&mut story, worker, 11, "out of paper");
    story.ends(worker);
    for line in [0, 1, 3] {
        story.prints(MAIN, 41, REPORT[line]);
    }
    let told = super::told(&lesson, &story.returns());
    assert!(told.ends_with("tell of it goes nowhere"), "{told}");
}

#[test]
fn only_an_unused_result_and_a_dropped_wait_for_a_task_throw_a_failure_away() {
    let mut lesson = lesson();
    lesson.source = "fn main() {\n timeout(work());\n}".into();
    let warning = |code: &str, message: &str| crate::judge::Warning {
        code: code.into(),
        line: 2,
        message: message.into(),
    };
    lesson.warnings = vec![
        warning("unused_must_use", "unused `MutexGuard` that must be used"),
        warning("unused_imports", "unused import: `Result`"),
    ];
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let task = story.spawns(root, 22);
    // A wait that came to its end, a timer that was dropped, and a wait that took no time.
    let join = story.joins(root, 32, task);
    let nap = story.timer(root, 33, 1000);
    let deadline = story.timer(root, 34, 5000);
    story.wakes(nap);
    story.wakes(join);
    story.drops(deadline);
    let again = story.joins(root, 35, task);
    story.drops(again);
    for line in [0, 1, 3] {
        story.prints(root, 41, REPORT[line]);
    }
    story.finishes(task, lab_trace::Finish::Done);
    story.finishes(root, lab_trace::Finish::Done);
    let told = told(&lesson, &story.returns());
    assert!(
        told.starts_with("transcript: swallowed-failure [32, 35]"),
        "{told}"
    );
}

#[test]
fn a_right_text_without_the_panics_is_faked() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    panics(&mut story, worker, 11, "out of paper");
    for line in REPORT {
        story.prints(MAIN, 41, line);
    }
    insta::assert_snapshot!(told(&lesson(), &story.returns()), @"
    evidence: faked []
    the text is right, but nothing panics with a payload that is no text: the code that fails should stay as it is, and its failures be caught
    ");
}

#[test]
fn work_of_the_pool_that_panics_is_found_by_its_await() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let given = story.spawns(root, 22);
    let pool = story.starts_as(root, 99, lab_trace::Role::Blocking, None);
    panics(&mut story, pool, 11, "out of paper");
    story.finishes(given.on(pool), lab_trace::Finish::Panicked);
    story.ends(pool);
    let join = story.joins(root, 32, given);
    story.wakes(join);
    for line in [0, 2, 3] {
        story.prints(root, 41, REPORT[line]);
    }
    story.finishes(root, lab_trace::Finish::Done);
    insta::assert_snapshot!(told(&lesson(), &story.returns()), @r#"
    transcript: swallowed-failure [32, 11]
    "job 2 failed: out of paper" is never printed: the task of line 22 panics on line 11, and what line 32 gets of it goes no further
    "#);
}

#[test]
fn work_of_the_pool_that_ends_well_has_not_done_what_a_thread_did() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let worker = story.starts(root, 21);
    let given = story.spawns(root, 22);
    let pool = story.starts_as(root, 99, lab_trace::Role::Blocking, None);
    panics(&mut story, worker, 11, "out of paper");
    story.ends(worker);
    story.finishes(given.on(pool), lab_trace::Finish::Done);
    story.ends(pool);
    for line in [0, 2, 3] {
        story.prints(root, 41, REPORT[line]);
    }
    story.finishes(root, lab_trace::Finish::Done);
    let told = told(&lesson(), &story.returns());
    let by = "thread 1 (started on line 21) panics on line 11, and nobody passes it on";
    assert!(told.contains(by), "{told}");
}

/// Work of the pool joins a thread that panics, and main awaits that work, gives the wait up, or does not care.
fn joined_in_the_pool(awaits: Option<bool>) -> String {
    let mut lesson = lesson();
    lesson.source = format!("{}fn main() {{\n scans.abort();\n}}", "\n".repeat(50));
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let given = story.spawns(root, 22);
    let pool = story.starts_as(root, 99, lab_trace::Role::Blocking, None);
    let worker = story.starts(pool, 21);
    // A set of other tasks was through before.
    let other = story.spawns(root, 23);
    let next = story.waits(
        root,
        24,
        Class::TaskJoin,
        "JoinSet::join_next",
        None,
        None,
        false,
    );
    story.finishes(other, lab_trace::Finish::Done);
    story.wakes(next);
    let second = story.timer(root, 25, 1000);
    story.wakes(second);
    let wait = awaits.map(|_| story.joins(root, 32, given));
    if let (Some(false), Some(wait)) = (awaits, wait) {
        story.drops(wait);
    }
    panics(&mut story, worker, 11, "out of paper");
    story.ends(worker);
    let join = story.joins(pool, 31, worker);
    story.wakes(join);
    story.finishes(given.on(pool), lab_trace::Finish::Done);
    story.ends(pool);
    if let (Some(true), Some(wait)) = (awaits, wait) {
        story.wakes(wait);
    }
    for line in [0, 2, 3] {
        story.prints(root, 41, REPORT[line]);
    }
    story.finishes(root, lab_trace::Finish::Done);
    told(&lesson, &story.returns())
}

#[test]
fn work_of_the_pool_that_heard_of_a_panic_and_was_given_up_is_told_by_who_gave_it_up() {
    let awaited = joined_in_the_pool(Some(true));
    assert!(
        awaited.starts_with("transcript: swallowed-failure [31, "),
        "{awaited}"
    );
    let begins = "\"job 2 failed: out of paper\" is never printed: thread 2 (started on line 21) panics on line 11";
    let nobody =
        "and nobody takes what the pool gives back of the work that is handed to it on line 22";
    let told = |lines: &str, look: u32| {
        format!("transcript: swallowed-failure {lines}\n{begins}, {nobody}; look at line {look}")
    };
    assert_eq!(joined_in_the_pool(Some(false)), told("[32, 22, 11]", 32));
    assert_eq!(joined_in_the_pool(None), told("[52, 22, 11]", 52));
}

#[test]
fn a_failure_that_is_a_value_is_looked_for_where_the_work_was_waited_for() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let task = story.spawns(root, 22);
    let join = story.joins(root, 32, task);
    story.finishes(task, lab_trace::Finish::Done);
    story.wakes(join);
    for line in [0, 1, 3] {
        story.prints(root, 41, REPORT[line]);
    }
    story.finishes(root, lab_trace::Finish::Done);
    let told = told(&lesson(), &story.returns());
    assert!(
        told.starts_with("transcript: swallowed-failure [32]"),
        "{told}"
    );
    assert!(told.ends_with("; look at line 32"), "{told}");
}

#[test]
fn an_async_main_that_stops_at_a_failure_is_told_by_its_own_last_line() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let task = story.spawns(root, 22);
    let join = story.joins(root, 32, task);
    story.finishes(task, lab_trace::Finish::Done);
    story.wakes(join);
    story.prints(root, 41, REPORT[0]);
    let again = story.joins(root, 33, task);
    story.wakes(again);
    story.finishes(root, lab_trace::Finish::Done);
    let told = told(&lesson(), &story.over(End::Returned(1)));
    assert!(told.starts_with("transcript: exits-early [33]"), "{told}");
}

#[test]
fn a_failure_that_stands_in_the_report_as_a_success_of_other_work_is_swallowed() {
    let mut lesson = lesson();
    let work = |name: &str| crate::expectation::Work {
        name: name.into(),
        starts: format!("Reading {name}"),
        ends: format!("{name}: done"),
    };
    lesson.check.together = vec![crate::expectation::Together::of(
        crate::expectation::Engine::Threads,
        vec![work("good.csv"), work("broken.csv")],
    )];
    lesson.check.failures = vec!["broken.csv: out of paper".into()];
    lesson.snapshot = "good.csv: 5 pages\nbroken.csv: out of paper".into();
    let dressed = report(&["good.csv: 5 pages", "broken.csv: 0 pages"]);
    let told = told(&lesson, &dressed.returns());
    assert!(told.starts_with("transcript: swallowed-failure"), "{told}");
}

#[test]
fn a_question_mark_that_ends_main_is_told_by_its_line() {
    let mut lesson = lesson();
    lesson.source = format!("{}fn main() {{\n join()\n  .next()?;\n}}", "\n".repeat(29));
    let mut story = jobs();
    story.prints(MAIN, 31, REPORT[0]);
    insta::assert_snapshot!(told(&lesson, &story.over(End::Returned(1))), @r#"
    transcript: exits-early [32, 31]
    the program stops at the first failure on line 32 and leaves out the rest: "2 done, 1 failed" is never printed
    "#);
}

#[test]
fn a_panic_of_a_thread_that_nobody_joins_after_a_wrong_line_is_not_what_went_wrong_first() {
    let told_of = |joined: bool| {
        let mut story = Story::new();
        let worker = story.starts(MAIN, 21);
        story.prints(MAIN, 41, "1 done");
        panics(&mut story, worker, 11, "Err value: SendError { .. }");
        story.ends(worker);
        if joined {
            let join = story.joins(MAIN, 42, worker);
            story.wakes(join);
        }
        told(&lesson(), &story.returns())
    };
    assert!(!told_of(false).contains("SendError"));
    insta::assert_snapshot!(told_of(true), @"
    ends: panics [11]
    thread 1 (started on line 21) panics on line 11: Err value: SendError { .. } (the receiver is gone)
    ");
}

#[test]
fn tasks_of_one_line_of_which_some_are_awaited_say_how_many_are_not() {
    #[derive(Clone, Copy, PartialEq)]
    enum Others {
        Forgotten,
        Awaited,
        InASet,
        Cancelled,
        Elsewhere,
    }
    let judged = |others: Others, awaited: usize| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let line = |at: usize| match others {
            Others::Elsewhere if at > 0 => 23,
            _ => 22,
        };
        let tasks = [0, 1, 2].map(|at| story.spawns(root, line(at)));
        for (at, task) in tasks.into_iter().enumerate() {
            let how = match others {
                Others::Cancelled if at >= awaited => lab_trace::Finish::Cancelled,
                _ => lab_trace::Finish::Done,
            };
            story.finishes(task, how);
        }
        for (at, task) in tasks.into_iter().enumerate() {
            if at < awaited || others == Others::Awaited {
                let join = story.joins(root, 31, task);
                story.wakes(join);
            }
        }
        if others == Others::InASet {
            let (class, op) = (lab_trace::Class::TaskJoin, "JoinSet::join_next");
            let next = story.waits(root, 32, class, op, tasks[2].task, None, false);
            story.wakes(next);
        }
        for line in [0, 1, 3] {
            story.prints(root, 41, REPORT[line]);
        }
        story.finishes(root, lab_trace::Finish::Done);
        told(&lesson(), &story.returns())
    };
    insta::assert_snapshot!(judged(Others::Forgotten, 1), @r#"
    transcript: swallowed-failure [22, 31]
    "job 3 failed: jam in tray 2" is never printed: 2 of the 3 tasks that line 22 spawns are never awaited, so what they give back goes nowhere; keep each handle, and await it
    "#);
    for told in [
        judged(Others::Forgotten, 0),
        judged(Others::Awaited, 0),
        judged(Others::InASet, 1),
        judged(Others::Cancelled, 1),
        judged(Others::Elsewhere, 1),
    ] {
        assert!(told.contains("is never printed"), "{told}");
        assert!(!told.contains("never awaited"), "{told}");
    }
}

#[test]
fn what_never_began_has_thrown_no_failure_away() {
    use crate::servers::{Does, Server};
    #[derive(Clone, Copy, PartialEq)]
    enum Began {
        Nothing,
        Thread,
        Task,
        RuntimeOnly,
        WantedLine,
        OtherLine,
    }
    let judged = |began: Began| {
        let mut lesson = lesson();
        lesson.check.panics.clear();
        let mut story = Story::new();
        match began {
            Began::Nothing => (),
            Began::Thread => {
                let worker = story.starts(MAIN, 21);
                story.ends(worker);
            }
            Began::Task => {
                let root = story.spawns(MAIN, 20);
                let task = story.spawns(root, 21);
                story.finishes(task, lab_trace::Finish::Done);
                story.finishes(root, lab_trace::Finish::Done);
            }
            Began::RuntimeOnly => {
                let root = story.spawns(MAIN, 20);
                story.finishes(root, lab_trace::Finish::Done);
                story.starts_as(MAIN, 20, lab_trace::Role::Worker, None);
            }
            Began::WantedLine => story.prints(MAIN, 41, REPORT[0]),
            Began::OtherLine => story.prints(MAIN, 41, "hello"),
        }
        told(&lesson, &story.returns())
    };
    for began in [Began::Thread, Began::Task, Began::WantedLine] {
        let told = judged(began);
        assert!(told.starts_with("transcript: swallowed-failure"), "{told}");
    }
    for began in [Began::Nothing, Began::RuntimeOnly, Began::OtherLine] {
        let told = judged(began);
        assert!(!told.contains("swallowed-failure"), "{told}");
    }
    // Where the failures are those of servers, somebody has to be asked.
    let asked = |asks: bool| {
        let mut lesson = lesson();
        lesson.check.panics.clear();
        lesson.check.servers = vec![Server {
            name: "a".into(),
            does: Does::Refuses,
            says: String::new(),
            after: 0,
            route: Vec::new(),
        }];
        let mut story = Story::new();
        let worker = story.starts(MAIN, 21);
        story.ends(worker);
        if asks {
            let (connection, to, accepted) = (0, "a".into(), false);
            let connected = Kind::Connected {
                connection,
                to,
                accepted,
            };
            story.event(MAIN, 22, connected);
        }
        for line in [0, 2, 3] {
            story.prints(MAIN, 41, REPORT[line]);
        }
        told(&lesson, &story.returns())
    };
    assert!(asked(true).contains("swallowed-failure"), "{}", asked(true));
    assert!(!asked(false).contains("swallowed-failure"));
}

#[test]
fn a_panic_that_nobody_waits_for_after_a_wrong_line_is_not_what_went_wrong_first() {
    #[derive(Clone, Copy, PartialEq)]
    enum How {
        After,
        Before,
        Joined,
        OtherJoined,
        OfMain,
        OfTask,
    }
    let judged = |how: How| {
        let mut story = Story::new();
        let [worker, other] = [21, 22].map(|line| story.starts(MAIN, line));
        let who = match how {
            How::OfMain => MAIN,
            How::OfTask => story.spawns(MAIN, 23).on(worker),
            _ => worker,
        };
        if how == How::Before {
            panics(&mut story, who, 11, "of its own");
        }
        story.prints(MAIN, 40, "what is this");
        if how != How::Before {
            panics(&mut story, who, 11, "of its own");
        }
        story.ends(worker);
        story.ends(other);
        if how == How::Joined || how == How::OtherJoined {
            let of = if how == How::Joined { worker } else { other };
            let join = story.joins(MAIN, 31, of);
            story.wakes(join);
        }
        told(&lesson(), &story.returns())
    };
    for how in [How::After, How::OtherJoined] {
        let told = judged(how);
        assert!(told.starts_with("transcript"), "{told}");
    }
    for how in [How::Before, How::Joined, How::OfMain, How::OfTask] {
        let told = judged(how);
        assert!(told.starts_with("ends: panics [11]"), "{told}");
    }
}

#[test]
fn where_a_failure_is_told_in_other_words_the_one_place_that_drops_an_error_is_named() {
    let judged = |changed: usize, text: &str, discards: &str| {
        let mut lesson = lesson();
        lesson.source = format!("fn main() {{\n {discards}\n}}");
        let mut lines = REPORT;
        lines[changed] = text;
        told(&lesson, &report(&lines).returns())
    };
    let lost = "; look at line 2, where the error is lost";
    let told = judged(1, "job 2 stopped", "let _ = a();");
    assert!(told.ends_with(lost), "{told}");
    for told in [
        judged(1, "job 2 stopped", "let _ = a();\n let _ = b();"),
        judged(1, "job 2 stopped", "a();"),
        judged(0, "job 1: no pages", "let _ = a();"),
    ] {
        assert!(told.starts_with("transcript: wrong-output"), "{told}");
        assert!(!told.contains("the error is lost"), "{told}");
    }
}

#[test]
fn what_drops_a_wait_is_the_nearest_above_it_in_its_function() {
    let judged = |line: u32| {
        let mut lesson = lesson();
        lesson.check.panics.clear();
        lesson.source = "async fn first() {\n timeout(work());\n}\nasync fn main() {\n timeout(work());\n work().await;\n                          timeout(work());\n}\nasync fn last() {\n work().await;\n}"
            .into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 4);
        let task = story.spawns(root, 4);
        let join = story.joins(root, line, task);
        let nap = story.timer(root, 4, 1000);
        story.wakes(nap);
        story.drops(join);
        for line in [0, 1, 3] {
            story.prints(root, 4, REPORT[line]);
        }
        for who in [task, root] {
            story.finishes(who, lab_trace::Finish::Done);
        }
        told(&lesson, &story.returns())
    };
    for (line, lines) in [(6, "[5]"), (10, "[2, 5, 7]")] {
        let told = judged(line);
        let begins = format!("transcript: swallowed-failure {lines}");
        assert!(told.starts_with(&begins), "{told}");
    }
}

#[test]
fn tasks_that_are_awaited_in_a_row_until_that_is_stopped_were_not_forgotten() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [0, 1].map(|_| story.spawns(root, 22));
    let join = story.joins(root, 31, tasks[0]);
    story.finishes(tasks[1], lab_trace::Finish::Done);
    let second = story.timer(root, 32, 1000);
    story.wakes(second);
    story.drops(join);
    for line in [0, 1, 3] {
        story.prints(root, 41, REPORT[line]);
    }
    story.finishes(root, lab_trace::Finish::Done);
    insta::assert_snapshot!(told(&lesson(), &story.returns()), @r#"
    transcript: swallowed-failure [22, 31]
    "job 3 failed: jam in tray 2" is never printed: the tasks of line 22 are awaited one after the other, and that is stopped at 1 s at one that is not done, so nobody hears of those behind it that are; take each result as soon as it is there
    "#);
}

//! Programs that do not come to their own end, or not with success.

use super::*;
use crate::expectation::Engine;
use crate::story::{ELSEWHERE, IN_CRATE};
use lab_trace::{Class, End, Finish, Kind};

fn lesson() -> Lesson {
    Lesson::of(Engine::Threads, 2)
}

/// A story in which "start 1" has been printed by main on line 11, and its end.
fn ended(line: u32, end: End) -> Trace {
    let mut story = Story::new();
    story.prints(MAIN, 11, "start 1");
    story.over_on(line, end)
}

fn panics(story: &mut Story, who: Who, line: u32) {
    let message = "called `Option::unwrap()` on a `None` value".into();
    story.event(who, line, Kind::Panicked { message });
}

#[test]
fn a_panic_is_told_with_its_thread_and_line_even_when_the_transcript_is_right() {
    let mut story = threads(&[2000, 2000]);
    panics(&mut story, MAIN, 41);
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Returned(101))), @"
    ends: panics [41]
    main panics on line 41: called `Option::unwrap()` on a `None` value
    ");
}

#[test]
fn a_panicking_thread_is_called_by_its_name_or_number_and_the_line_that_started_it() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    panics(&mut story, worker, 12);
    insta::assert_snapshot!(told(&lesson(), &story.returns()), @"
    ends: panics [12]
    thread 1 (started on line 21) panics on line 12: called `Option::unwrap()` on a `None` value
    ");
    let mut story = Story::new();
    let worker = story.starts_as(MAIN, 21, lab_trace::Role::Spawned, Some("loader"));
    panics(&mut story, worker, ELSEWHERE);
    insta::assert_snapshot!(told(&lesson(), &story.returns()), @"
    ends: panics []
    thread 'loader' (started on line 21) panics: called `Option::unwrap()` on a `None` value
    ");
}

#[test]
fn a_panic_in_foreign_code_is_told_by_the_last_line_before_it() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.prints(worker, 11, "start 1");
    story.prints(MAIN, 30, "start 2");
    panics(&mut story, worker, ELSEWHERE);
    insta::assert_snapshot!(told(&lesson(), &story.returns()), @"
    ends: panics [11]
    thread 1 (started on line 21) panics after line 11, in a library's code: called `Option::unwrap()` on a `None` value
    ");
}

#[test]
fn a_hang_that_waits_for_nothing_with_a_name_is_told_by_the_awaits() {
    let mut lesson = lesson();
    lesson.source = "async fn main() {\n\n pending().await;\n}".into();
    let mut story = Story::new();
    story.prints(MAIN, 2, "start 1");
    insta::assert_snapshot!(told(&lesson, &story.over(End::Deadlock)), @"
    ends: hangs [3, 2]
    the program hangs: everyone waits and nobody can go on
    ");
}

#[test]
fn of_all_who_hang_a_task_that_keeps_its_thread_is_told_first() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let pool = story.starts_as(root, 99, lab_trace::Role::Blocking, None);
    let task = story.spawns(root, 21);
    story.waits(pool, 30, Class::Channel, "Receiver::recv", None, None, true);
    story.waits(root, 31, Class::Channel, "mpsc::recv", None, None, false);
    story.waits(task, 32, Class::Channel, "Receiver::recv", None, None, true);
    let told = told(&lesson(), &story.over(End::Deadlock));
    assert!(told.starts_with("ends: hangs [32, 30, 31]"), "{told}");
    let pool = "a thread of the pool for blocking code waits on line 30";
    assert!(told.contains(pool), "{told}");
}

#[test]
fn a_thread_that_locks_twice_waits_for_itself() {
    let mut story = Story::new();
    story.event(MAIN, 4, Kind::Locked { object: 1 });
    story.wants(MAIN, 5, 1);
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Deadlock)), @"
    ends: hangs [4, 5]
    the program hangs, since nobody can go on: main waits on line 5 for a lock that it itself took on line 4
    ");
}

#[test]
fn locks_taken_crosswise_are_told_with_both_holders() {
    let mut story = Story::new();
    let (one, two) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    // A lock that was given back is nobody's any more.
    story.event(two, 8, Kind::Locked { object: 1 });
    story.event(two, 9, Kind::Unlocked { object: 1 });
    story.event(one, 11, Kind::Locked { object: 1 });
    story.event(two, 14, Kind::Locked { object: 2 });
    story.wants(one, 12, 2);
    story.wants(two, 15, 1);
    story.joins(MAIN, 31, one);
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Deadlock)), @"
    ends: hangs [14, 12, 11, 15, 31]
    the program hangs, since nobody can go on: thread 1 (started on line 21) waits on line 12 for a lock that thread 2 (started on line 22) took on line 14; thread 2 (started on line 22) waits on line 15 for a lock that thread 1 (started on line 21) took on line 11; main waits on line 31 for thread 1 (started on line 21) to end
    ");
}

#[test]
fn of_two_who_hold_a_permit_each_gives_back_its_own() {
    for by in [0, 1] {
        let mut story = Story::new();
        let who = [21, 22].map(|line| story.starts(MAIN, line));
        for (line, who) in (11..).zip(who) {
            story.event(who, line, Kind::Locked { object: 1 });
        }
        story.event(who[by], 15, Kind::Unlocked { object: 1 });
        story.ends(who[by]);
        story.wants(MAIN, 31, 1);
        let told = told(&lesson(), &story.over(End::Deadlock));
        let holder = format!("[{}, 31]", [12, 11][by]);
        assert!(told.contains(&holder), "{told}");
    }
}

#[test]
fn a_permit_that_somebody_else_gives_back_is_given_back() {
    let mut story = Story::new();
    let who = [21, 22].map(|line| story.starts(MAIN, line));
    story.event(who[0], 11, Kind::Locked { object: 1 });
    story.event(MAIN, 12, Kind::Unlocked { object: 1 });
    story.event(who[1], 13, Kind::Locked { object: 1 });
    story.wants(MAIN, 31, 1);
    let told = told(&lesson(), &story.over(End::Deadlock));
    assert!(told.contains("[13, 31]"), "{told}");
}

#[test]
fn a_hang_on_a_channel_or_a_task_names_the_operation_or_the_task() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let inner = story.spawns(root, 21);
    story.joins(root, 31, inner);
    story.waits(
        inner,
        ELSEWHERE,
        Class::Channel,
        "Receiver::recv",
        Some(3),
        None,
        false,
    );
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Deadlock)), @"
    ends: hangs [31]
    the program hangs, since nobody can go on: the task of line 21 waits for a message (Receiver::recv), which nobody sends, though there is still a sender; main waits on line 31 for the task of line 21 to end
    ");
}

#[test]
fn what_a_library_waits_for_is_told_last_and_its_operations_are_called_the_librarys() {
    let told = |source: &str| {
        let mut lesson = lesson();
        lesson.source = source.into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let asks = story.spawns(root, 21);
        let reads = story.spawns(asks, IN_CRATE);
        let connected = Kind::Connected {
            connection: 1,
            to: "api".into(),
            accepted: true,
        };
        story.event(reads, IN_CRATE, connected);
        let op = "TcpStream::read";
        story.waits(reads, IN_CRATE, Class::Net, op, Some(1), None, false);
        let op = "oneshot::Receiver";
        story.waits(asks, 12, Class::Channel, op, None, None, false);
        story.joins(root, 31, asks);
        told(&lesson, &story.over(End::Deadlock))
    };
    insta::assert_snapshot!(told("fn main() { get() }"), @"
    ends: hangs [12, 31]
    the program hangs, since nobody can go on: the task of line 21 waits on line 12 in a call of a library; main waits on line 31 for the task of line 21 to end; a task of the library's waits for api, which may never say a word: give the wait a deadline
    ");
    let own = told("fn main() { oneshot::channel() }");
    assert!(
        own.contains("waits on line 12 in oneshot::Receiver"),
        "{own}"
    );
}

#[test]
fn a_wait_in_foreign_code_is_told_by_the_last_line_of_the_same_thread_and_task_before_it() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.prints(MAIN, 30, "start 1");
    story.prints(worker, 11, "start 2");
    let task = story.spawns(MAIN, 33);
    story.prints(task, 34, "in a task");
    story.waits(
        MAIN,
        ELSEWHERE,
        Class::Channel,
        "Receiver::recv",
        None,
        None,
        true,
    );
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Deadlock)), @"
    ends: hangs [33]
    the program hangs, since nobody can go on: main waits on line 33 for a message (Receiver::recv), which nobody sends, though there is still a sender
    ");
}

#[test]
fn an_idle_runtime_is_nobody_who_waits() {
    let mut story = Story::new();
    story.waits(MAIN, 4, Class::Idle, "block_on", None, None, true);
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Deadlock)), @"
    ends: hangs [4]
    the program hangs: everyone waits and nobody can go on
    ");
}

#[test]
fn a_program_that_computes_for_ever_is_told_by_the_loop_it_was_last_near() {
    let mut lesson = lesson();
    lesson.source = format!("{}fn main() {{ loop {{ }} }}", "\n".repeat(12));
    insta::assert_snapshot!(told(&lesson, &ended(0, End::Busy)), @"
    ends: runs-forever [13, 11]
    the program computes for ever; the last it did that the lab could see was on line 11; look at the loop on line 13
    ");
    insta::assert_snapshot!(told(&lesson, &ended(17, End::Busy)), @"
    ends: runs-forever [17]
    the program computes for ever; the last it did that the lab could see was on line 17
    ");
    insta::assert_snapshot!(told(&lesson, &Story::new().over(End::Busy)), @"
    ends: runs-forever [13]
    the program computes for ever; it never reaches anything that the lab could see; look at the loop on line 13
    ");
    lesson.source.clear();
    insta::assert_snapshot!(told(&lesson, &Story::new().over(End::Busy)), @"
    ends: runs-forever []
    the program computes for ever; it never reaches anything that the lab could see
    ");
}

#[test]
fn a_program_that_goes_round_is_told_by_what_it_asks_last() {
    let mut story = Story::new();
    for (line, op) in [(6, "Mutex::try_lock"), (7, "AtomicBool::load")] {
        let (op, times) = (op.to_owned(), 100);
        story.event(MAIN, line, Kind::Spun { op, times });
    }
    story.prints(MAIN, 11, "start 1");
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Spinning)), @"
    ends: runs-forever [7]
    the program asks AtomicBool::load on line 7 over and over, and nobody is left who could change the answer
    ");
    insta::assert_snapshot!(told(&lesson(), &ended(0, End::Spinning)), @"
    ends: runs-forever [11]
    the program asks the same thing on line 11 over and over, and nobody is left who could change the answer
    ");
}

#[test]
fn a_limit_is_told_with_the_last_line_that_was_seen() {
    let limit = || End::Limit("1,000,000 steps".into());
    insta::assert_snapshot!(told(&lesson(), &ended(17, limit())), @"
    ends: runs-forever [17]
    the program was stopped after 1,000,000 steps; it was on line 17 then
    ");
    insta::assert_snapshot!(told(&lesson(), &Story::new().over(limit())), @"
    ends: runs-forever []
    the program was stopped after 1,000,000 steps; it was still going then
    ");
}

#[test]
fn a_signal_is_told_by_its_name_where_it_has_one() {
    insta::assert_snapshot!(told(&lesson(), &ended(0, End::Killed(11))), @"
    ends: non-zero-exit [11]
    the program was ended by signal 11 (segmentation fault)
    ");
    let names: Vec<String> = [4, 6, 7, 8, 9, 10]
        .iter()
        .map(|signal| told(&lesson(), &Story::new().over(End::Killed(*signal))))
        .map(|told| told.lines().last().unwrap_or_default().to_owned())
        .collect();
    insta::assert_snapshot!(names.join("\n"), @"
    the program was ended by signal 4 (illegal instruction)
    the program was ended by signal 6 (abort)
    the program was ended by signal 7 (bus error)
    the program was ended by signal 8 (arithmetic error)
    the program was ended by signal 9 (killed)
    the program was ended by signal 10
    ");
}

#[test]
fn an_abort_is_told_by_its_own_line_only() {
    insta::assert_snapshot!(told(&lesson(), &ended(17, End::Aborted)), @"
    ends: non-zero-exit [17]
    the program aborts on line 17
    ");
    insta::assert_snapshot!(told(&lesson(), &ended(0, End::Aborted)), @"
    ends: non-zero-exit []
    the program aborts
    ");
}

#[test]
fn an_exit_code_is_told_when_everything_else_is_right() {
    let right = || threads(&[2000, 2000]);
    insta::assert_snapshot!(told(&lesson(), &right().over(End::Returned(1))), @"
    ends: non-zero-exit []
    the output is right, but main returns a failure, so the exit code is 1; 0 means success
    ");
    insta::assert_snapshot!(told(&lesson(), &right().over_on(41, End::Exited(3))), @"
    ends: non-zero-exit [41]
    the output is right, but process::exit on line 41 ends the program with code 3; 0 means success
    ");
    assert_eq!(
        lesson().judge(&right().over_on(41, End::Exited(0))),
        Outcome::Passed
    );
    let wrong = told(&lesson(), &ended(0, End::Returned(1)));
    assert!(wrong.starts_with("transcript: "), "{wrong}");
}

#[test]
fn what_the_lab_cannot_follow_is_unknown_whatever_else_happened() {
    let ends = [
        End::Unknown("std::net".into()),
        End::Stalled,
        End::Vanished(3),
    ];
    let mut told: Vec<String> = ends
        .into_iter()
        .map(|end| told(&lesson(), &ended(0, end)))
        .collect();
    let mut story = Story::new();
    panics(&mut story, MAIN, 3);
    told.push(super::told(&lesson(), &story.cut()));
    insta::assert_snapshot!(told.join("\n"), @r#"
    Unknown("the lab cannot judge `std::net` yet; the real run decides")
    Unknown("the program blocked where the lab cannot see it; the real run decides")
    Unknown("the program ended with code 3 by a way that the lab does not know; the real run decides")
    Unknown("the lab's record of the program has no end; the real run decides")
    "#);
}

#[test]
fn a_stack_that_is_used_up_is_told_to_be_that() {
    insta::assert_snapshot!(told(&lesson(), &ended(17, End::StackOverflow)), @"
    ends: non-zero-exit [17]
    a thread used up its stack, as endless recursion does; it was last seen on line 17
    ");
}

#[test]
fn a_scope_waits_for_a_thread_that_is_not_over_whichever_was_started_last() {
    let mut story = Story::new();
    let (one, two) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    story.ends(two);
    let (class, op) = (Class::Join, "thread::scope");
    story.waits(MAIN, 20, class, op, Some(two.thread), None, true);
    let (class, op) = (Class::Signal, "Condvar::wait");
    story.waits(one, 11, class, op, None, None, true);
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Deadlock)), @"
    ends: hangs [11, 20]
    the program hangs, since nobody can go on: thread 1 (started on line 21) waits on line 11 to be notified (Condvar::wait), and nobody does so; main waits on line 20 for thread 1 (started on line 21) to end
    ");
}

#[test]
fn a_wait_whose_time_has_come_is_not_what_a_program_hangs_in() {
    let mut lesson = lesson();
    lesson.source = "async fn main() {\n poll_fn(look)\n .await;\n}".into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 11, "start 1");
    story.timer(root, 12, 2000);
    let other = story.sleeps(MAIN, 25, 2000);
    story.wakes(other);
    insta::assert_snapshot!(told(&lesson, &story.over(End::Deadlock)), @"
    ends: hangs [3, 25]
    the program hangs: everyone waits and nobody can go on
    ");
}

#[test]
fn a_program_that_never_ends_goes_round_where_it_waits_and_not_where_its_runtime_does() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let timer = story.timer(root, 12, 2000);
    let idle = story.waits(MAIN, 20, Class::Idle, "Runtime", None, None, true);
    story.wakes(timer);
    story.wakes(idle);
    let end = End::Limit("an hour of virtual time".into());
    let trace = story.over(end);
    insta::assert_snapshot!(told(&lesson(), &trace), @"
    ends: runs-forever [12]
    the program was stopped after an hour of virtual time; it was on line 12 then
    ");
}

#[test]
fn who_only_waits_for_somebody_who_is_stuck_is_told_after_those() {
    let told_of = |crosswise: bool| {
        let mut story = Story::new();
        let (one, two) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
        story.joins(MAIN, 31, one);
        for (who, own) in [(one, 1), (two, 2)] {
            story.event(who, 10 * own, Kind::Locked { object: own });
        }
        for (who, own, other) in [(one, 1, 2), (two, 2, 1)] {
            if crosswise || own == 1 {
                story.wants(who, 10 * own + 1, other);
            }
        }
        if !crosswise {
            let (class, op) = (Class::Channel, "Receiver::recv");
            story.waits(two, 25, class, op, None, None, true);
        }
        told(&lesson(), &story.over(End::Deadlock))
    };
    let whose = |told: &str| {
        let (_, parts) = told.split_once("go on: ").expect("it hangs");
        let who = parts.split("; ").map(|part| part[..8].to_owned());
        who.collect::<Vec<_>>()
    };
    assert_eq!(whose(&told_of(true)), ["thread 1", "thread 2", "main wai"]);
    assert_eq!(whose(&told_of(false)), ["thread 2", "main wai", "thread 1"]);
}

/// A worker is told by `beside`, and main waits over and over on two lines by turns, so often, each time for so
/// long; then the lab has had enough.
fn looks(
    beside: impl Fn(&mut Story, Who),
    times: u32,
    class: Class,
    millis: u64,
    lines: [u32; 2],
) -> String {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 21);
    story.prints(worker, 11, "start 1");
    beside(&mut story, worker);
    for number in 0..times {
        let (line, op) = (lines[number as usize % 2], "thread::park_timeout");
        let moment = story.waits(MAIN, line, class, op, None, Some(millis), true);
        story.wakes(moment);
    }
    let end = End::Limit("the size of the lab's record".into());
    told(&lesson(), &story.over_on(31, end))
}

fn sleeps_long(story: &mut Story, who: Who) {
    story.sleeps(who, 12, 1_000_000);
}

#[test]
fn who_wakes_all_the_time_to_look_whether_others_are_done_waits_busily() {
    let looks = |times| looks(sleeps_long, times, Class::Signal, 0, [31; 2]);
    insta::assert_snapshot!(looks(300), @"
    ends: busy-waits [31]
    thread::park_timeout on line 31 waits for less than a millisecond, and the program wakes again and again to look: 300 times so far; where it waits for the end itself it wakes once
    ");
    assert!(looks(200).starts_with("ends: busy-waits"));
    assert!(looks(199).starts_with("ends: runs-forever"));
}

#[test]
fn with_nobody_left_who_sleeps_a_program_that_looks_again_and_again_runs_for_ever() {
    let ended: fn(&mut Story, Who) = |story, who| story.ends(who);
    let woken: fn(&mut Story, Who) = |story, who| {
        let sleep = story.sleeps(who, 12, 5000);
        story.wakes(sleep);
    };
    let stuck: fn(&mut Story, Who) = |story, who| {
        let (class, op) = (Class::Channel, "Receiver::recv");
        story.waits(who, 12, class, op, None, None, true);
    };
    let over_in_a_moment: fn(&mut Story, Who) = |story, who| {
        story.sleeps(who, 12, 1);
    };
    for beside in [ended, woken, stuck, over_in_a_moment] {
        let told = looks(beside, 300, Class::Signal, 0, [31; 2]);
        assert!(told.starts_with("ends: runs-forever [31]"), "{told}");
    }
}

#[test]
fn who_lets_time_pass_or_is_refused_or_waits_here_and_there_does_not_look_again_and_again() {
    for (class, millis, lines) in [
        (Class::Signal, 1, [31; 2]),
        (Class::Net, 0, [31; 2]),
        (Class::Signal, 0, [30, 31]),
    ] {
        let told = looks(sleeps_long, 300, class, millis, lines);
        assert!(told.starts_with("ends: runs-forever [31]"), "{told}");
    }
}

#[test]
fn a_panic_in_a_function_that_brings_a_runtime_is_told_with_who_calls_it() {
    let told_of = |attribute: &str| {
        let mut lesson = lesson();
        lesson.source = format!("fn main() {{\n go();\n}}\n{attribute}\nfn go() {{\n get();\n}}");
        let mut story = Story::new();
        panics(&mut story, MAIN, 6);
        told(&lesson, &story.returns())
    };
    assert!(told_of("#[tokio::main]").starts_with("ends: panics [6, 2]"));
    assert!(told_of("").starts_with("ends: panics [6]"));
}

#[test]
fn a_join_waits_for_none_of_those_who_were_there_before_it() {
    let mut story = Story::new();
    let (before, outer) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    let (inner, last) = (story.starts(outer, 23), story.starts(outer, 24));
    story.ends(last);
    let (class, op) = (Class::Join, "thread::scope");
    story.waits(outer, 20, class, op, Some(last.thread), None, true);
    for (who, line) in [(before, 10), (inner, 11)] {
        let (class, op) = (Class::Signal, "Condvar::wait");
        story.waits(who, line, class, op, None, None, true);
    }
    let told = told(&lesson(), &story.over(End::Deadlock));
    let waits =
        "thread 2 (started on line 22) waits on line 20 for thread 3 (started on line 23) to end";
    assert!(told.contains(waits), "{told}");
}

#[test]
fn who_waits_for_somebody_who_is_seen_nowhere_follows_nobody() {
    let mut story = Story::new();
    let (one, two) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    let three = story.starts(MAIN, 23);
    story.joins(MAIN, 31, one);
    story.joins(one, 11, two);
    let (class, op) = (Class::Channel, "Receiver::recv");
    story.waits(three, 12, class, op, None, None, true);
    let told = told(&lesson(), &story.over(End::Deadlock));
    assert!(told.starts_with("ends: hangs [11, 12, 31]"), "{told}");
}

#[test]
fn a_task_that_keeps_its_thread_is_told_to_do_so_where_another_has_not_begun() {
    let told_of = |begun: bool| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let other = story.spawns(root, 21);
        for who in [root, other] {
            if begun || who == root {
                story.event(who, 0, Kind::PollBegan);
            }
        }
        let (class, op) = (Class::Channel, "Receiver::recv");
        story.waits(root, 31, class, op, None, None, true);
        told(&lesson(), &story.over(End::Deadlock))
    };
    insta::assert_snapshot!(told_of(false), @"
    ends: hangs [31]
    the program hangs, since nobody can go on: main waits on line 31 for a message (Receiver::recv), which nobody sends, though there is still a sender and keeps the runtime's thread, so that no other task can begin
    ");
    assert!(!told_of(true).contains("keeps the runtime's thread"));
}

#[test]
fn what_never_comes_is_told_by_what_the_operation_waits_for() {
    let waits_by = |op: &str| {
        let mut story = Story::new();
        story.waits(MAIN, 4, Class::Signal, op, None, None, true);
        let told = told(&lesson(), &story.over(End::Deadlock));
        let (_, what) = told
            .split_once("main waits on line 4 ")
            .expect("main waits");
        what.to_owned()
    };
    let ops = [
        "SyncSender::send",
        "thread::park",
        "Notify::notified",
        "Condvar::wait",
        "Barrier::wait",
        "Event::wait",
    ];
    insta::assert_snapshot!(ops.map(waits_by).join("\n"), @"
    for room in the channel (SyncSender::send), and nobody takes anything out of it
    to be unparked (thread::park), and nobody does so
    to be notified (Notify::notified), and nobody does so
    to be notified (Condvar::wait), and nobody does so
    at a barrier (Barrier::wait), to which too few come
    in Event::wait
    ");
}

#[test]
fn a_failure_that_main_returns_is_told_with_the_only_line_that_makes_one() {
    let mut lesson = lesson();
    lesson.source = "\n".repeat(38) + "fn main() -> Result<(), String> {\ndone();\nErr(data)\n}";
    insta::assert_snapshot!(told(&lesson, &threads(&[2000, 2000]).over(End::Returned(1))), @"
    ends: non-zero-exit [41]
    the output is right, but main returns a failure on line 41, so the exit code is 1; 0 means success
    ");
}

#[test]
fn a_task_that_panics_is_told_as_itself_and_not_as_its_thread() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let task = story.spawns(root, 21);
    panics(&mut story, task, 12);
    let of_task = told(&lesson(), &story.returns());
    assert!(
        of_task.contains("\nthe task of line 21 panics on line 12: "),
        "{of_task}"
    );
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    panics(&mut story, root, 12);
    let of_root = told(&lesson(), &story.returns());
    assert!(of_root.contains("\nmain panics on line 12: "), "{of_root}");
}

#[test]
fn a_permit_that_has_gone_to_another_meanwhile_is_held_by_that_one() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let tasks = [21, 22, 23].map(|line| story.spawns(root, line));
    story.event(tasks[0], 11, Kind::Locked { object: 1 });
    story.wants(tasks[1], 12, 1);
    story.event(tasks[0], 13, Kind::Unlocked { object: 1 });
    story.finishes(tasks[0], Finish::Done);
    story.event(tasks[2], 14, Kind::Locked { object: 1 });
    let told = told(&lesson(), &story.over(End::Deadlock));
    assert!(
        told.contains("that the task of line 23 took on line 14"),
        "{told}"
    );
    assert!(!told.contains("never gave back"), "{told}");
}

#[test]
fn a_time_that_a_crate_waits_for_is_not_what_a_program_hangs_on() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.timer(root, IN_CRATE, 2000);
    story.event(root, 11, Kind::Locked { object: 1 });
    story.wants(root, 12, 1);
    insta::assert_snapshot!(told(&lesson(), &story.over(End::Deadlock)), @"
    ends: hangs [11, 12]
    the program hangs, since nobody can go on: main waits on line 12 for a lock that it itself took on line 11 and keeps the runtime's thread, so that no other task can begin
    ");
}

#[test]
fn who_has_given_a_permit_back_is_not_who_keeps_it() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 3);
    let [ended, alive, waits] = [20, 21, 22].map(|line| story.spawns(root, line));
    story.event(ended, 6, Kind::Locked { object: 1 });
    story.event(alive, 7, Kind::Locked { object: 1 });
    let op = "Semaphore::acquire";
    story.waits(waits, 8, lab_trace::Class::Lock, op, Some(1), None, false);
    story.event(ended, 0, Kind::Unlocked { object: 1 });
    story.finishes(ended, lab_trace::Finish::Done);
    let told = told(&Lesson::of(Engine::Async, 1), &story.over(End::Deadlock));
    insta::assert_snapshot!(told, @"
    ends: hangs [7, 8]
    the program hangs, since nobody can go on: the task of line 22 waits on line 8 for a permit that the task of line 21 took on line 7
    ");
}

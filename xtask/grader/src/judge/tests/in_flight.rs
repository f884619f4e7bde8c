//! Exchanges with servers: one by one, too many, by the wrong engine, or none at all.

use super::*;
use crate::expectation::Engine;
use crate::servers::{Does, InFlight, Route, Server};
use crate::story::IN_CRATE;
use lab_trace::{Class, End, Finish, Kind, Role, Woken};
use std::time::Duration;

/// Two servers that answer after a second, asked at once; then "done".
fn lesson(engine: Engine, least: usize, most: usize) -> Lesson {
    let mut lesson = Lesson::of(engine, 0);
    lesson.check.together.clear();
    lesson.check.any_order.clear();
    lesson.check.in_flight = Some(InFlight {
        least,
        most,
        engine,
        one_thread: true,
        cut_short: false,
    });
    lesson.snapshot = "begin\n(1 second pause)\ndone".into();
    lesson
}

/// A server is asked, which answers after a second; gives back the wait for it.
fn asks(story: &mut Story, who: Who, line: u32, connection: u32, blocking: bool) -> u32 {
    let to = ["a", "b", "c"][connection as usize].to_owned();
    story.event(
        who,
        line,
        Kind::Connected {
            connection,
            to,
            accepted: true,
        },
    );
    let answered = Some(story.now() + Duration::from_secs(1));
    story.event(
        who,
        line,
        Kind::Asked {
            connection,
            what: String::new(),
            answered,
        },
    );
    let (class, op) = (Class::Net, "TcpStream::read");
    story.waits(
        who,
        line.saturating_add(1),
        class,
        op,
        Some(connection),
        Some(1000),
        blocking,
    )
}

/// What the judge says begins like this.
#[track_caller]
fn says(lesson: &Lesson, trace: &Trace, begins: &str) {
    let told = told(lesson, trace);
    assert!(told.starts_with(begins), "{told}");
}

#[test]
fn servers_that_are_asked_at_once_by_threads_pass() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let (one, two) = (story.starts(MAIN, 2), story.starts(MAIN, 2));
    let waits = [
        asks(&mut story, one, 10, 0, true),
        asks(&mut story, two, 10, 1, true),
    ];
    waits.into_iter().for_each(|wait| story.wakes(wait));
    story.prints(MAIN, 3, "done");
    let trace = story.returns();
    says(&lesson(Engine::Threads, 2, 2), &trace, "Passed");
    let only_one = lesson(Engine::Threads, 1, 1);
    says(
        &only_one,
        &trace,
        "evidence: wrong-engine [2, 10]\none exchange begins on line 10, by a thread that is started on line 2, while",
    );
    let tasks = lesson(Engine::Async, 2, 2);
    let wanted = "evidence: wrong-engine [2, 11]\nthis work is for tasks, but the thread started on line 2 waits on line 11";
    says(&tasks, &trace, wanted);
}

#[test]
fn more_than_the_lesson_allows_are_over_the_limit() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let threads = [(); 3].map(|()| story.starts(MAIN, 2));
    let ask = |(connection, who)| asks(&mut story, who, 10, connection, true);
    let waits: Vec<u32> = (0..).zip(threads).map(ask).collect();
    waits.into_iter().for_each(|wait| story.wakes(wait));
    story.prints(MAIN, 3, "done");
    let wanted = "evidence: over-limit [10]\n3 exchanges are under way at once";
    says(&lesson(Engine::Threads, 2, 2), &story.returns(), wanted);
}

#[test]
fn one_after_the_other_is_told_by_the_call_of_the_function_that_waits() {
    let mut lesson = lesson(Engine::Threads, 2, 2);
    lesson.source = "fn main() {\n    ask(1);\n    ask(2);\n}\n\n\n\n\nfn ask(n: u32) {\n    connect();\n    read();\n}".into();
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    for connection in [0, 1] {
        let wait = asks(&mut story, MAIN, 10, connection, true);
        story.wakes(wait);
    }
    story.prints(MAIN, 4, "done");
    let wanted = "transcript: sequential [2, 3, 11, 10]\nline 2 waits for a before b is asked: that is at 1 s";
    says(&lesson, &story.returns(), wanted);
}

#[test]
fn of_two_answers_that_come_at_once_the_next_question_waits_for_that_of_its_own_thread() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let (one, two) = (story.starts(MAIN, 2), story.starts(MAIN, 3));
    let waits = [
        asks(&mut story, one, 10, 0, true),
        asks(&mut story, two, 20, 1, true),
    ];
    waits.into_iter().for_each(|wait| story.wakes(wait));
    let last = asks(&mut story, one, 10, 2, true);
    story.wakes(last);
    story.prints(MAIN, 5, "done");
    let told = told(&lesson(Engine::Threads, 3, 3), &story.returns());
    assert!(told.contains("waits for a before c is asked"), "{told}");
}

#[test]
fn a_join_before_the_next_is_asked_is_the_line_that_waits() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    for connection in [0, 1] {
        let thread = story.starts(MAIN, 2);
        let wait = asks(&mut story, thread, 10, connection, true);
        let join = story.joins(MAIN, 3, thread);
        story.wakes(wait);
        story.ends(thread);
        story.wakes(join);
    }
    story.prints(MAIN, 4, "done");
    let wanted = "transcript: sequential [3, 11, 10]\nline 3 waits for a before b is asked: that is at 1 s; ask all";
    says(&lesson(Engine::Threads, 2, 2), &story.returns(), wanted);
}

#[test]
fn a_blocking_read_in_a_task_blocks_the_runtime_whatever_else_is_wrong() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let root = story.spawns(MAIN, 2);
    for connection in [0, 1] {
        let task = story.spawns(root, 3);
        let wait = asks(&mut story, task, 10, connection, true);
        story.wakes(wait);
    }
    story.prints(MAIN, 4, "done");
    says(
        &lesson(Engine::Async, 2, 2),
        &story.returns(),
        "transcript: blocks-runtime [11]",
    );
}

#[test]
fn tasks_among_threads_and_workers_where_one_thread_is_wanted_are_the_wrong_engine() {
    let asked = |worker: bool| {
        let mut story = Story::new();
        story.prints(MAIN, 1, "begin");
        let root = story.spawns(MAIN, 2);
        if worker {
            story.starts_as(MAIN, 5, Role::Worker, None);
        }
        let tasks = [story.spawns(root, 3), story.spawns(root, 3)];
        let ask = |(connection, who)| asks(&mut story, who, 10, connection, false);
        let waits: Vec<u32> = (0..).zip(tasks).map(ask).collect();
        waits.into_iter().for_each(|wait| story.wakes(wait));
        story.prints(root, 4, "done");
        story.returns()
    };
    says(&lesson(Engine::Async, 2, 2), &asked(false), "Passed");
    says(
        &lesson(Engine::Async, 2, 2),
        &asked(true),
        "evidence: wrong-engine [5]\nthe lesson wants one thread, but on line 5 more are started",
    );
    says(
        &lesson(Engine::Threads, 2, 2),
        &asked(false),
        "evidence: wrong-engine [11]\nthis work is for threads, but an async task waits on line 11",
    );
}

#[test]
fn a_right_text_without_a_question_is_faked() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let sleep = story.sleeps(MAIN, 2, 1000);
    story.wakes(sleep);
    story.prints(MAIN, 3, "done");
    let wanted = "evidence: faked [1, 3]\nthe text is right, but no server was asked";
    says(&lesson(Engine::Threads, 2, 2), &story.returns(), wanted);
}

#[test]
fn who_lets_go_of_a_connection_waits_no_more() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let first = asks(&mut story, MAIN, 10, 0, true);
    story.event(
        MAIN,
        11,
        Kind::Woke {
            wait: first,
            how: Woken::TimedOut,
        },
    );
    story.event(MAIN, 0, Kind::Closed { connection: 0 });
    let second = asks(&mut story, MAIN, 10, 1, true);
    story.wakes(second);
    story.prints(MAIN, 3, "done");
    // The first took no time at all, so it is no question.
    let wanted = "evidence: faked [1, 3]\nof the 2 servers that can be reached, only b was asked";
    says(&lesson(Engine::Threads, 2, 2), &story.returns(), wanted);
}

#[test]
fn a_program_that_waits_for_ever_is_told_for_which_server() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let connection = 2;
    story.event(
        MAIN,
        10,
        Kind::Connected {
            connection,
            to: "cache".into(),
            accepted: true,
        },
    );
    story.waits(
        MAIN,
        11,
        Class::Net,
        "TcpStream::read",
        Some(connection),
        None,
        true,
    );
    let told = told(&lesson(Engine::Threads, 2, 2), &story.over(End::Deadlock));
    assert!(told.starts_with("ends: hangs [11]"), "{told}");
    assert!(told.contains("main waits on line 11 for cache"), "{told}");
}

#[test]
fn who_waits_for_a_client_that_nobody_is_waits_for_somebody_to_connect() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    story.waits(MAIN, 5, Class::Net, "TcpListener::accept", None, None, true);
    let told = told(&lesson(Engine::Threads, 2, 2), &story.over(End::Deadlock));
    assert!(
        told.contains("main waits on line 5 for somebody to connect"),
        "{told}"
    );
}

#[test]
fn a_gate_that_stayed_shut_is_told_with_how_many_should_have_come_and_how_many_did() {
    let told = crate::words::gate_stayed_shut(7, 3);
    let both = "when 7 exchanges are under way at once; there were never more than 3";
    assert!(told.contains(both), "{told}");
    let told = crate::words::gate_stayed_shut(5, 0);
    assert!(told.contains("nothing has reached the servers"), "{told}");
}

/// The first of two tasks has its answer, and the other is dropped while it waits; line 2 is the source's.
fn one_is_dropped(line: &str, by_deadline: bool) -> String {
    let mut lesson = lesson(Engine::Async, 2, 2);
    lesson.snapshot = "begin\n(1 second pause)\ndone\nand done".into();
    lesson.source =
        format!("async fn main() {{\n {line}\n}}\n\n\nasync fn ask() {{\n\n\n select!();\n\n}}");
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let root = story.spawns(MAIN, 2);
    let waits = [0, 1].map(|connection| asks(&mut story, root, 10, connection, false));
    if by_deadline {
        let timer = story.timer(root, 2, 500);
        story.wakes(timer);
    }
    story.drops(waits[0]);
    let event = Kind::Closed { connection: 0 };
    story.event(root, 0, event);
    story.prints(root, 2, "done");
    story.wakes(waits[1]);
    story.finishes(root, Finish::Done);
    told(&lesson, &story.returns())
}

#[test]
fn answers_that_a_macro_drops_are_told_with_its_line() {
    let told = one_is_dropped("try_join!(ask(), ask());", false);
    let wanted =
        "transcript: swallowed-failure [2, 10]\non line 2 try_join! ends at the first error";
    assert!(told.starts_with(wanted), "{told}");
    let told = one_is_dropped("select!(ask(), ask());", false);
    let wanted = "transcript: exits-early [2, 10]\non line 2 select! takes the first that is ready and drops the others: at 0 s a is given up";
    assert!(told.starts_with(wanted), "{told}");
}

#[test]
fn what_else_happens_when_answers_are_dropped_is_no_deadline() {
    let mut lesson = lesson(Engine::Async, 2, 2);
    lesson.snapshot = "begin\n(1 second pause)\ndone\nand done".into();
    lesson.source = "async fn main() {\n try_join!(ask(), ask());\n}\n\n\nasync fn ask() {}".into();
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let root = story.spawns(MAIN, 2);
    let waits = [0, 1].map(|connection| asks(&mut story, root, 10, connection, false));
    let recv = story.waits(root, 11, Class::Channel, "recv", None, None, false);
    let kept = story.timer(root, 2, 9000);
    story.wakes(recv);
    story.drops(kept);
    story.drops(waits[0]);
    story.event(root, 0, Kind::Closed { connection: 0 });
    story.prints(root, 2, "done");
    story.wakes(waits[1]);
    story.finishes(root, Finish::Done);
    let wanted = "transcript: swallowed-failure [2, 10]";
    says(&lesson, &story.returns(), wanted);
}

#[test]
fn who_lets_go_of_a_connection_with_its_answer_gives_nothing_up() {
    let mut lesson = lesson(Engine::Async, 2, 2);
    lesson.snapshot += "\nand done";
    lesson.source = "async fn main() {\n try_join!(ask(), ask());\n}\n\n\nasync fn ask() {}".into();
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let root = story.spawns(MAIN, 2);
    let waits = [0, 1].map(|connection| asks(&mut story, root, 10, connection, false));
    for (connection, wait) in (0..).zip(waits) {
        story.wakes(wait);
        story.event(root, 0, Kind::Closed { connection });
    }
    story.prints(root, 2, "done");
    story.finishes(root, Finish::Done);
    says(&lesson, &story.returns(), "transcript: wrong-output");
}

#[test]
fn who_gives_up_at_a_deadline_or_where_the_server_is_asked_drops_no_answers() {
    let late = one_is_dropped("try_join!(ask(), ask());", true);
    let own = one_is_dropped("ask(); ask();", false);
    assert!(!late.contains("try_join"), "{late}");
    assert!(!own.contains("select"), "{own}");
}

#[test]
fn a_block_on_for_each_and_a_permit_for_one_are_told_by_their_lines() {
    let mut lesson = lesson(Engine::Async, 2, 2);
    lesson.source = "fn main() {\n block_on(ask());\n}\n\n\n\n\n\nasync fn ask() {\n\n\n}".into();
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    for connection in [0, 1] {
        let root = story.spawns(MAIN, 2);
        let wait = asks(&mut story, root, 10, connection, false);
        let deadline = story.timer(root, 11, 1000);
        story.wakes(deadline);
        story.wakes(wait);
    }
    story.prints(MAIN, 4, "done");
    let wanted = "transcript: sequential [2, 11, 10]\nline 2 waits for a before b is asked";
    says(&lesson, &story.returns(), wanted);

    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let root = story.spawns(MAIN, 2);
    let tasks = [story.spawns(root, 3), story.spawns(root, 3)];
    let first = asks(&mut story, tasks[0], 10, 0, false);
    let class = Class::Lock;
    let permit = story.waits(
        tasks[1],
        9,
        class,
        "Semaphore::acquire",
        Some(7),
        None,
        false,
    );
    story.wakes(first);
    story.wakes(permit);
    let second = asks(&mut story, tasks[1], 10, 1, false);
    story.wakes(second);
    story.prints(root, 4, "done");
    let wanted = "transcript: sequential [9, 11, 10]\nb waits on line 9 for a permit until a";
    says(&lesson, &story.returns(), wanted);
}

#[test]
fn of_two_that_are_over_the_one_that_was_waited_for_is_named() {
    let lesson = lesson(Engine::Async, 3, 3);
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let root = story.spawns(MAIN, 2);
    let tasks = [(); 3].map(|()| story.spawns(root, 3));
    let slow = asks(&mut story, tasks[0], 10, 0, false);
    let half = story.timer(root, 4, 500);
    let quick = asks(&mut story, tasks[1], 10, 1, false);
    story.wakes(half);
    story.drops(quick);
    story.event(tasks[1], 0, Kind::Closed { connection: 1 });
    story.wakes(slow);
    let join = story.joins(root, 5, tasks[0]);
    story.wakes(join);
    let last = asks(&mut story, tasks[2], 10, 2, false);
    story.wakes(last);
    story.prints(root, 6, "done");
    let told = told(&lesson, &story.returns());
    assert!(told.contains("waits for a before c is asked"), "{told}");
}

#[test]
fn only_waits_that_end_when_the_next_is_asked_are_told() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let root = story.spawns(MAIN, 2);
    let tasks = [3, 4].map(|line| story.spawns(root, line));
    let [early, late] =
        [30, 31].map(|line| story.waits(root, line, Class::Channel, "recv", None, None, false));
    let half = story.timer(root, 32, 500);
    let first = asks(&mut story, tasks[0], 10, 0, false);
    let join = story.joins(root, 5, tasks[0]);
    story.wakes(half);
    story.wakes(early);
    story.wakes(first);
    story.wakes(join);
    let second = asks(&mut story, tasks[1], 20, 1, false);
    story.wakes(late);
    story.wakes(second);
    story.prints(root, 6, "done");
    let wanted = "transcript: sequential [5, 11, 20]\nline 5 waits for a before b is asked";
    let mut lesson = lesson(Engine::Async, 2, 2);
    lesson.source = String::new();
    let told = told(&lesson, &story.returns());
    assert!(told.starts_with(wanted), "{told}");
}

#[test]
fn who_asks_the_next_itself_is_told_by_the_calls_of_its_own_function() {
    let mut lesson = lesson(Engine::Threads, 3, 3);
    lesson.source = format!(
        "fn main() {{\n one();\n two();\n}}\n\n\n\n\nfn one() {{\n\n\n}}\n{}fn two() {{\n\n\n}}",
        "\n".repeat(6)
    );
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let (one, two) = (story.starts(MAIN, 2), story.starts(MAIN, 3));
    let waits = [
        asks(&mut story, one, 10, 0, true),
        asks(&mut story, two, 20, 1, true),
    ];
    waits.into_iter().for_each(|wait| story.wakes(wait));
    let last = asks(&mut story, two, 20, 2, true);
    story.wakes(last);
    story.prints(MAIN, 4, "done");
    let told = told(&lesson, &story.returns());
    assert!(told.starts_with("transcript: sequential [3, "), "{told}");
    assert!(told.contains("(never more than 2 at once)"), "{told}");
}

#[test]
fn a_crate_that_asks_for_a_task_is_told_by_the_calls_of_who_waits_in_it() {
    let judged = |line_of_task: u32| {
        let mut lesson = lesson(Engine::Async, 2, 2);
        lesson.source =
            "fn main() {\n ask(1);\n ask(2);\n}\n\n\n\n\n\nfn ask() {\n\n call();\n}".into();
        let mut story = Story::new();
        story.prints(MAIN, 1, "begin");
        let root = story.spawns(MAIN, 2);
        for connection in [0, 1] {
            let of_crate = story.spawns(root, line_of_task);
            let net = asks(
                &mut story,
                of_crate,
                crate::story::ELSEWHERE,
                connection,
                false,
            );
            let call = story.waits(root, 12, Class::Channel, "recv", None, None, false);
            story.wakes(net);
            story.wakes(call);
        }
        story.prints(root, 4, "done");
        told(&lesson, &story.returns())
    };
    let of_crate = judged(crate::story::ELSEWHERE);
    assert!(
        of_crate.starts_with("transcript: sequential [2, 3, 12"),
        "{of_crate}"
    );
    let own = judged(20);
    assert!(own.starts_with("transcript: sequential [12]"), "{own}");
}

#[test]
fn too_many_exchanges_are_told_with_the_tasks_that_were_there_by_then() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 2);
    story.prints(root, 1, "begin");
    let tasks = [21, 22, 23].map(|line| story.spawns(root, line));
    let ask = |(connection, who)| asks(&mut story, who, 10, connection, false);
    let waits: Vec<u32> = (0..).zip(tasks).map(ask).collect();
    story.spawns(root, 24);
    waits.into_iter().for_each(|wait| story.wakes(wait));
    story.prints(root, 3, "done");
    let told = told(&lesson(Engine::Async, 2, 2), &story.returns());
    assert!(
        told.starts_with("evidence: over-limit [10, 21, 22, 23]"),
        "{told}"
    );
}

#[test]
fn who_asks_when_another_is_done_leaves_no_place_empty() {
    let judged = |pause: u64| {
        let mut lesson = lesson(Engine::Async, 2, 2);
        lesson.snapshot = "begin\n(9 second pause)\ndone".into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 2);
        story.prints(root, 1, "begin");
        let long = |story: &mut Story, connection: u32, seconds: u64| {
            let task = story.spawns(root, 3);
            let asked = Kind::Asked {
                connection,
                what: format!("file {connection}"),
                answered: Some(story.now() + Duration::from_secs(seconds)),
            };
            story.event(task, 10, asked);
            let millis = Some(seconds * 1000);
            story.waits(task, 11, Class::Net, "read", None, millis, false)
        };
        let (short, other) = (long(&mut story, 0, 1), long(&mut story, 1, 4));
        story.wakes(short);
        let nap = story.timer(root, 5, pause);
        story.wakes(nap);
        let last = long(&mut story, 2, 1);
        story.wakes(last);
        story.wakes(other);
        story.prints(root, 6, "done");
        told(&lesson, &story.returns())
    };
    let at_once = judged(0);
    assert!(!at_once.contains("under way"), "{at_once}");
    let later = judged(1000);
    assert!(later.contains("at 1 s only 1"), "{later}");
}

#[test]
fn threads_may_ask_while_a_task_waits_for_time() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let threads = [story.starts(MAIN, 2), story.starts(MAIN, 2)];
    let root = story.spawns(MAIN, 5);
    let nap = story.timer(root, 6, 1000);
    let ask = |(connection, who)| asks(&mut story, who, 10, connection, true);
    let waits: Vec<u32> = (0..).zip(threads).map(ask).collect();
    story.wakes(nap);
    waits.into_iter().for_each(|wait| story.wakes(wait));
    story.prints(MAIN, 3, "done");
    says(&lesson(Engine::Threads, 2, 2), &story.returns(), "Passed");
}

#[test]
fn the_second_of_two_runtimes_is_told_by_where_its_own_thread_asks() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let threads = [2, 3].map(|line| story.starts(MAIN, line));
    let tasks = threads.map(|thread| story.spawns(thread, 4));
    let waits = [
        asks(&mut story, tasks[0], 10, 0, false),
        asks(&mut story, tasks[1], 20, 1, false),
    ];
    waits.into_iter().for_each(|wait| story.wakes(wait));
    story.prints(MAIN, 4, "done");
    let wanted = "evidence: wrong-engine [3, 21]";
    says(&lesson(Engine::Async, 2, 2), &story.returns(), wanted);
}

#[test]
fn a_thread_that_an_async_main_starts_is_told_by_its_own_line() {
    let mut lesson = lesson(Engine::Async, 2, 2);
    lesson.source = "\n#[tokio::main]\nasync fn main() {\n begin\n done\n}".into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 5);
    story.prints(root, 4, "begin");
    let thread = story.starts(root, 4);
    let waits = [0, 1].map(|connection| asks(&mut story, root, 10, connection, false));
    story.ends(thread);
    waits.into_iter().for_each(|wait| story.wakes(wait));
    story.prints(root, 5, "done");
    says(&lesson, &story.returns(), "evidence: wrong-engine [4]");
}

#[test]
fn a_runtime_of_an_attribute_is_told_by_the_attribute() {
    let mut lesson = lesson(Engine::Async, 2, 2);
    lesson.source = "\n#[tokio::main]\nasync fn main() {\n begin\n done\n}".into();
    let mut story = Story::new();
    story.starts_as(MAIN, 5, Role::Worker, None);
    let root = story.spawns(MAIN, 5);
    story.prints(root, 4, "begin");
    let waits = [0, 1].map(|connection| asks(&mut story, root, 10, connection, false));
    waits.into_iter().for_each(|wait| story.wakes(wait));
    story.prints(root, 5, "done");
    says(&lesson, &story.returns(), "evidence: wrong-engine [2]");
}

/// A lesson about one API with two paths, both answered after a second, and the report of them.
fn calls() -> Lesson {
    let route = |path: &str| Route {
        path: path.into(),
        status: 200,
        body: String::new(),
        after: Duration::from_secs(1),
        drops: false,
        silent: false,
    };
    let mut lesson = lesson(Engine::Threads, 1, 2);
    lesson.check.servers = vec![Server {
        name: "api".into(),
        does: Does::Http,
        says: String::new(),
        after: 0,
        route: vec![route("/orders/a"), route("/orders/b")],
    }];
    lesson.check.failures = vec!["a: failed".into()];
    lesson.snapshot = "begin\n(2 second pause)\na: failed\nb: 2".into();
    lesson
}

/// Calls the API, on line 10; the answer comes after so many seconds.
fn call(story: &mut Story, who: Who, path: &str, seconds: u64) -> u32 {
    let connection = 0;
    let asked = Kind::Asked {
        connection,
        what: format!("GET /orders/{path}"),
        answered: Some(story.now() + Duration::from_secs(seconds)),
    };
    story.event(who, 10, asked);
    let (class, op) = (Class::Net, "TcpStream::read");
    let millis = Some(seconds * 1000);
    story.waits(who, 10, class, op, Some(connection), millis, true)
}

#[test]
fn who_asks_nobody_after_a_failure_has_swallowed_what_the_others_say() {
    let mut lesson = calls();
    lesson.source = "fn main() {\n    ask(1)?;\n}\n\n\n\n\n\nfn ask() {\n    call();\n}".into();
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let wait = call(&mut story, MAIN, "a", 1);
    story.wakes(wait);
    let wanted = "transcript: swallowed-failure [2, 10]\n\"a: failed\" is never printed: after GET /orders/a on line 2 nobody is asked any more";
    says(&lesson, &story.returns(), wanted);
}

#[test]
fn a_call_that_was_not_made_is_missed_whatever_the_report_says_of_it() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let wait = call(&mut story, MAIN, "a", 2);
    story.wakes(wait);
    story.prints(MAIN, 3, "a: failed");
    story.prints(MAIN, 4, "b: 2");
    let wanted = "evidence: faked [4, 1, 3]\nof the 2 calls that the lesson asks for, only GET /orders/a was made";
    says(&calls(), &story.returns(), wanted);
}

#[test]
fn a_report_in_the_order_of_the_answers_is_told_as_that() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let (one, two) = (story.starts(MAIN, 2), story.starts(MAIN, 2));
    let waits = [call(&mut story, one, "b", 1), call(&mut story, two, "a", 2)];
    waits.into_iter().for_each(|wait| story.wakes(wait));
    story.prints(MAIN, 3, "b: 2");
    story.prints(MAIN, 4, "a: failed");
    let trace = story.returns();
    says(&calls(), &trace, "transcript: completion-order");
}

#[test]
fn a_report_that_lacks_a_line_or_has_one_too_many_is_not_told_by_its_order() {
    for (begin, more) in [(false, false), (true, true)] {
        let mut story = Story::new();
        if begin {
            story.prints(MAIN, 1, "begin");
        }
        let (one, two) = (story.starts(MAIN, 2), story.starts(MAIN, 2));
        let waits = [call(&mut story, one, "b", 1), call(&mut story, two, "a", 2)];
        waits.into_iter().for_each(|wait| story.wakes(wait));
        story.ends(one);
        story.ends(two);
        story.prints(MAIN, 3, "b: 2");
        story.prints(MAIN, 4, "a: failed");
        if more {
            story.prints(MAIN, 5, "more");
        }
        says(&calls(), &story.returns(), "transcript: wrong-output");
    }
}

#[test]
fn who_has_asked_everybody_has_swallowed_a_failure_where_the_first_answer_came() {
    let mut lesson = calls();
    lesson.source = "fn main() {\n    ask(1);\n}\n\n\n\n\n\nfn ask() {\n    call();\n}".into();
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let worker = story.starts(MAIN, 1);
    let recv = story.waits(worker, 8, Class::Channel, "recv", None, Some(1000), true);
    let connect = story.waits(MAIN, 7, Class::Net, "connect", None, None, true);
    story.wakes(connect);
    let wait = call(&mut story, MAIN, "a", 1);
    story.wakes(recv);
    story.ends(worker);
    story.wakes(wait);
    let wait = call(&mut story, MAIN, "b", 1);
    story.wakes(wait);
    story.prints(MAIN, 4, "b: 2");
    let wanted = "transcript: swallowed-failure [2, 10]\n\"a: failed\" is never printed: the error";
    says(&lesson, &story.returns(), wanted);
}

#[test]
fn who_asks_nobody_any_more_has_stopped_at_the_last_answer_that_took_time() {
    let mut lesson = calls();
    lesson.source = "fn main() {\n    ask(1)?;\n}\n\n\n\n\n\nfn ask() {\n    call();\n}".into();
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let wait = call(&mut story, MAIN, "a", 1);
    story.wakes(wait);
    let close = story.waits(MAIN, 7, Class::Net, "shutdown", None, None, true);
    story.wakes(close);
    let nap = story.sleeps(MAIN, 8, 1000);
    story.wakes(nap);
    let wanted = "transcript: swallowed-failure [2, 10]\n\"a: failed\" is never printed: after GET /orders/a on line 2";
    says(&lesson, &story.returns(), wanted);
}

#[test]
fn a_wait_inside_of_a_library_is_told_as_the_call_of_that_library() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let root = story.spawns(MAIN, 2);
    let wait = asks(&mut story, root, 10, 0, true);
    story.wakes(wait);
    story.prints(MAIN, 4, "done");
    let trace = story.returns();
    let mut lesson = lesson(Engine::Async, 1, 1);
    let wanted =
        "evidence: blocks-runtime [11]\nthe library called on line 11 waits in TcpStream::read";
    says(&lesson, &trace, wanted);
    lesson.source = "use std::net::TcpStream;".into();
    let wanted = "evidence: blocks-runtime [11]\nTcpStream::read on line 11 blocks";
    says(&lesson, &trace, wanted);
}

#[test]
fn a_runtime_on_a_thread_of_its_own_is_one_thread_and_several_are_several() {
    let mut lesson = lesson(Engine::Async, 2, 2);
    lesson.check.in_flight.as_mut().unwrap().one_thread = false;
    let asked = |threads: usize| {
        let mut story = Story::new();
        story.prints(MAIN, 1, "begin");
        let threads: Vec<Who> = (0..threads).map(|_| story.starts(MAIN, 2)).collect();
        let tasks: Vec<Who> = (0..2)
            .map(|at| story.spawns(threads[at % threads.len()], 3))
            .collect();
        let ask = |(connection, who)| asks(&mut story, who, 10, connection, false);
        let waits: Vec<u32> = (0..).zip(tasks).map(ask).collect();
        waits.into_iter().for_each(|wait| story.wakes(wait));
        story.prints(MAIN, 4, "done");
        story.returns()
    };
    says(&lesson, &asked(1), "Passed");
    says(&lesson, &asked(2), "evidence: wrong-engine [2, 11]");
}

#[test]
fn a_place_that_stays_empty_is_told_with_the_wait_that_kept_it_so() {
    let mut lesson = lesson(Engine::Async, 2, 2);
    lesson.snapshot = "begin\n(2 second pause)\ndone".into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 1);
    story.prints(root, 2, "begin");
    let (a, b) = (story.spawns(root, 3), story.spawns(root, 3));
    let first = asks(&mut story, a, 10, 0, false);
    let other = asks(&mut story, b, 10, 1, false);
    let join = story.waits(
        root,
        4,
        Class::TaskJoin,
        "JoinSet::join_next",
        None,
        None,
        false,
    );
    story.wakes(first);
    story.wakes(other);
    story.wakes(join);
    // Nobody asks for a second.
    let pause = story.timer(root, 5, 1000);
    story.wakes(pause);
    let c = story.spawns(root, 3);
    let last = asks(&mut story, c, 10, 2, false);
    story.wakes(last);
    story.prints(root, 6, "done");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @"
    transcript: wrong-timing [5]
    at 1 s only 0 are under way where 2 may be, and c starts only at 2 s; look at line 5
    ");
}

#[test]
fn what_is_cut_short_need_not_have_asked_everybody() {
    let mut lesson = lesson(Engine::Async, 1, 1);
    let server = |name: &str| Server {
        name: name.into(),
        does: Does::Silent,
        says: String::new(),
        after: 0,
        route: Vec::new(),
    };
    lesson.check.servers = vec![server("a"), server("b")];
    let mut story = Story::new();
    let root = story.spawns(MAIN, 1);
    story.prints(root, 2, "begin");
    let wait = asks(&mut story, root, 10, 0, false);
    story.wakes(wait);
    story.prints(root, 3, "done");
    let trace = story.returns();
    says(&lesson, &trace, "evidence: faked");
    lesson.check.in_flight.as_mut().unwrap().cut_short = true;
    says(&lesson, &trace, "Passed");
}

#[test]
fn a_server_that_is_asked_a_second_time_is_told_with_the_call() {
    let mut lesson = lesson(Engine::Threads, 2, 2);
    lesson.source = format!(
        "{}fn ask() {{\n\n}}\nfn main() {{\n ask();\n}}",
        "\n".repeat(8)
    );
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let (one, two) = (story.starts(MAIN, 2), story.starts(MAIN, 2));
    let waits = [
        asks(&mut story, one, 10, 0, true),
        asks(&mut story, two, 10, 1, true),
    ];
    waits.into_iter().for_each(|wait| story.wakes(wait));
    let again = asks(&mut story, one, 10, 0, true);
    story.wakes(again);
    story.prints(MAIN, 3, "done");
    insta::assert_snapshot!(told(&lesson, &story.returns()), @"
    transcript: wrong-timing [13, 10]
    a, asked at 0 s, is asked once more at 1 s, and that takes time: whatever came of it the first time is the answer; look at line 13
    ");
}

#[test]
fn a_line_about_somebody_who_was_never_asked_says_so() {
    let server = |name: &str, does| Server {
        name: name.into(),
        does,
        says: "hi".into(),
        after: 1,
        route: Vec::new(),
    };
    let judged = |second: Does, asked: &[u32], cut_short: bool| {
        let mut lesson = lesson(Engine::Threads, 1, 2);
        lesson.check.servers = vec![server("a", Does::Greets), server("b", second)];
        lesson.check.in_flight.as_mut().unwrap().cut_short = cut_short;
        lesson.snapshot = "begin\n(1 second pause)\na: hi\nb: hi\ndone".into();
        let mut story = Story::new();
        story.prints(MAIN, 1, "begin");
        let waits: Vec<u32> = asked
            .iter()
            .map(|at| {
                let who = story.starts(MAIN, 2);
                asks(&mut story, who, 10, *at, true)
            })
            .collect();
        let nap = story.sleeps(MAIN, 3, 1000);
        waits.into_iter().for_each(|wait| story.wakes(wait));
        story.wakes(nap);
        story.prints(MAIN, 4, "a: hi");
        story.prints(MAIN, 5, "b: silence");
        story.prints(MAIN, 6, "done");
        told(&lesson, &story.returns())
    };
    let never = "; b was never made";
    let told = judged(Does::Greets, &[0], false);
    assert!(told.contains(never), "{told}");
    for told in [
        judged(Does::Greets, &[0, 1], false),
        judged(Does::Greets, &[], false),
        judged(Does::Refuses, &[0], false),
        judged(Does::Greets, &[0], true),
    ] {
        assert!(!told.contains(never), "{told}");
        assert!(told.contains("b: silence"), "{told}");
    }
}

fn greets(name: &str) -> Server {
    Server {
        name: name.into(),
        does: Does::Greets,
        says: "hi".into(),
        after: 1,
        route: Vec::new(),
    }
}

/// A server is asked, which answers after so many seconds, or never.
fn asks_for(story: &mut Story, who: Who, line: u32, connection: u32, seconds: Option<u64>) {
    let to = ["a", "b", "c"][connection as usize].to_owned();
    let accepted = true;
    let connected = Kind::Connected {
        connection,
        to,
        accepted,
    };
    story.event(who, line, connected);
    let answered = seconds.map(|seconds| story.now() + Duration::from_secs(seconds));
    let what = String::new();
    let asked = Kind::Asked {
        connection,
        what,
        answered,
    };
    story.event(who, line, asked);
}

#[test]
fn what_is_said_of_a_server_that_answers_tells_why_its_answer_was_not_heard() {
    #[derive(Clone, Copy, PartialEq)]
    enum How {
        GivenUp,
        WaitDropped,
        WaitDone,
        OtherWait,
        NotYetAnswered,
        OfAnother,
    }
    let judged = |how: How| {
        let mut lesson = lesson(Engine::Async, 1, 2);
        lesson.check.servers = vec![greets("a"), greets("b")];
        lesson.snapshot = "begin\n(2 second pause)\na: hi\nb: hi\ndone".into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        story.prints(root, 1, "begin");
        asks_for(&mut story, root, 10, 0, Some(1));
        let answers = match how {
            How::GivenUp => 3,
            How::NotYetAnswered => 2,
            _ => 1,
        };
        asks_for(&mut story, root, 11, 1, Some(answers));
        let class = match how {
            How::OtherWait => Class::Net,
            _ => Class::TaskJoin,
        };
        let wait = story.waits(root, 31, class, "JoinHandle", None, None, false);
        // Neither a wait for something else that is over then, nor a timer of before, is the deadline.
        let read = story.waits(root, 24, Class::Net, "read", Some(9), Some(2000), false);
        let before = story.timer(root, 25, 1000);
        let deadline = story.timer(root, 23, 2000);
        story.wakes(before);
        story.wakes(read);
        story.wakes(deadline);
        match how {
            How::GivenUp => story.event(root, 0, Kind::Closed { connection: 1 }),
            How::WaitDone => story.wakes(wait),
            _ => story.drops(wait),
        }
        story.prints(root, 4, "a: hi");
        let wrong = match how {
            How::OfAnother => "silence",
            _ => "b: silence",
        };
        story.prints(root, 5, wrong);
        story.prints(root, 6, "done");
        told(&lesson, &story.returns())
    };
    insta::assert_snapshot!(judged(How::GivenUp), @r#"
    transcript: wrong-output [23, 5, 11]
    "b: silence" is printed on line 5, since b is given up at 2 s by the deadline of line 23; it answers at 3 s
    "#);
    insta::assert_snapshot!(judged(How::WaitDropped), @r#"
    transcript: wrong-output [23, 31, 5]
    "b: silence" is printed on line 5, but b answers at 1 s: the deadline of line 23 passes at 2 s, while line 31 waits for another one, and all that had come is dropped with it
    "#);
    for how in [
        How::WaitDone,
        How::OtherWait,
        How::NotYetAnswered,
        How::OfAnother,
    ] {
        let told = judged(how);
        assert!(told.contains("silence"), "{told}");
        assert!(!told.contains("of line 23"), "{told}");
    }
}

#[test]
fn an_error_that_is_handed_on_leaves_the_others_without_their_answers() {
    #[derive(Clone, Copy, PartialEq)]
    enum How {
        HandedOn,
        NoFailure,
        JoinedEarlier,
        JoinDropped,
        Above,
        ForMessage,
    }
    let judged = |how: How| {
        let mut lesson = lesson(Engine::Async, 1, 2);
        lesson.check.servers = vec![greets("a"), greets("b")];
        if how != How::NoFailure {
            lesson.check.failures = vec!["a failed".into()];
        }
        lesson.snapshot = "begin\n(1 second pause)\na failed\nb: hi\ndone".into();
        lesson.source = match how {
            How::Above => "fn main() -> Result<()> {\n first()?;\n one.await;\n}".into(),
            _ => "fn main() -> Result<()> {\n first()?;\n one.await;\n both?;\n}".into(),
        };
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let tasks = [21, 22].map(|line| story.spawns(root, line));
        story.prints(root, 1, "begin");
        for (at, task) in (0..).zip(tasks) {
            asks_for(&mut story, task, 10 + at, at, Some(1 + u64::from(at)));
        }
        let join = match how {
            How::ForMessage => {
                let (class, op) = (Class::Channel, "Receiver::recv");
                story.waits(root, 3, class, op, None, None, false)
            }
            _ => story.joins(root, 3, tasks[0]),
        };
        let first = story.waits(tasks[0], 12, Class::Net, "read", Some(0), Some(1000), false);
        if how == How::JoinedEarlier {
            story.wakes(join);
        }
        story.wakes(first);
        story.finishes(tasks[0], Finish::Done);
        match how {
            How::JoinedEarlier => (),
            How::JoinDropped => story.drops(join),
            _ => story.wakes(join),
        }
        story.event(tasks[1], 0, Kind::Closed { connection: 1 });
        story.finishes(tasks[1], Finish::Cancelled);
        story.finishes(root, Finish::Done);
        told(&lesson, &story.over(End::Returned(1)))
    };
    insta::assert_snapshot!(judged(How::HandedOn), @r#"
    transcript: swallowed-failure [4, 3]
    on line 4 the first error is handed on, and nobody waits for the others any more: at 1 s b is given up without its answer, and "a failed" is never printed
    "#);
    for how in [
        How::NoFailure,
        How::JoinedEarlier,
        How::JoinDropped,
        How::Above,
        How::ForMessage,
    ] {
        let told = judged(how);
        assert!(!told.contains("is handed on"), "{told}");
    }
}

#[test]
fn questions_that_are_never_answered_are_under_way_all_the_same() {
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let threads = [0, 1, 2].map(|connection| {
        let who = story.starts(MAIN, 2);
        asks_for(&mut story, who, 10, connection, None);
        who
    });
    let naps = threads.map(|who| story.sleeps(who, 11, 1000));
    naps.into_iter().for_each(|nap| story.wakes(nap));
    story.prints(MAIN, 3, "done");
    let wanted = "evidence: over-limit [10]\n3 exchanges are under way at once";
    says(&lesson(Engine::Threads, 2, 2), &story.returns(), wanted);
}

#[test]
fn one_of_several_servers_may_be_asked_as_often_as_it_stands_in_the_lesson() {
    let judged = |names: &[&str]| {
        let mut lesson = lesson(Engine::Threads, 2, 2);
        lesson.check.servers = names.iter().map(|name| greets(name)).collect();
        let mut story = Story::new();
        story.prints(MAIN, 1, "begin");
        let (one, two) = (story.starts(MAIN, 2), story.starts(MAIN, 2));
        let waits = [
            asks(&mut story, one, 10, 0, true),
            asks(&mut story, two, 10, 1, true),
        ];
        waits.into_iter().for_each(|wait| story.wakes(wait));
        let again = asks(&mut story, one, 10, 0, true);
        story.wakes(again);
        story.prints(MAIN, 3, "done");
        told(&lesson, &story.returns())
    };
    let again = "a, asked at 0 s, is asked once more at 1 s";
    assert!(judged(&["a", "b", "c"]).contains(again));
    assert!(!judged(&["a", "a", "b"]).contains(again));
}

#[test]
fn what_a_crate_asks_again_in_a_task_of_its_own_is_told_by_the_call_that_waits_for_it() {
    let lesson = lesson(Engine::Threads, 2, 2);
    let mut story = Story::new();
    let call = |story: &mut Story, wait: u32, line: u32, inside: bool| {
        let kind = Kind::Waits {
            wait,
            class: Class::Net,
            op: "get".into(),
            until: None,
            on: None,
            blocking: true,
            inside,
        };
        story.event(MAIN, line, kind);
    };
    let done = |story: &mut Story, wait: u32| {
        let how = lab_trace::Woken::Done;
        story.event(MAIN, 0, Kind::Woke { wait, how });
    };
    story.prints(MAIN, 1, "begin");
    let (one, two) = (story.starts(MAIN, 2), story.starts(MAIN, 2));
    call(&mut story, 100, 12, true);
    let waits = [
        asks(&mut story, one, IN_CRATE, 0, true),
        asks(&mut story, two, IN_CRATE, 1, true),
    ];
    waits.into_iter().for_each(|wait| story.wakes(wait));
    done(&mut story, 100);
    call(&mut story, 101, 13, false);
    call(&mut story, 102, 14, true);
    let again = asks(&mut story, one, IN_CRATE, 0, true);
    story.wakes(again);
    done(&mut story, 102);
    story.prints(MAIN, 3, "done");
    let told = told(&lesson, &story.returns());
    assert!(told.starts_with("transcript: wrong-timing [14]"), "{told}");
}

#[test]
fn of_several_moments_with_too_many_exchanges_the_first_is_told() {
    let mut lesson = lesson(Engine::Threads, 1, 1);
    lesson.snapshot = "begin\n(2 second pause)\ndone".into();
    let mut story = Story::new();
    story.prints(MAIN, 1, "begin");
    let (one, two) = (story.starts(MAIN, 2), story.starts(MAIN, 3));
    for [first, second] in [[10, 12], [14, 16]] {
        let waits = [
            asks(&mut story, one, first, 0, true),
            asks(&mut story, two, second, 1, true),
        ];
        waits.into_iter().for_each(|wait| story.wakes(wait));
    }
    story.prints(MAIN, 4, "done");
    says(&lesson, &story.returns(), "evidence: wrong-engine [3, 12]");
}

/// A lesson that Ctrl-C cuts short after a second, while two servers are waited for; main tells of it two seconds
/// later. One of the tasks is ended then, or lives on until the program ends.
fn stopped(ended: bool, runtime_too: bool) -> String {
    let mut lesson = lesson(Engine::Async, 2, 2);
    lesson.check.in_flight = lesson.check.in_flight.map(|it| InFlight {
        cut_short: true,
        ..it
    });
    lesson.snapshot = "begin\n(3 second pause)\ndone".into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 1);
    story.prints(root, 2, "begin");
    let tasks = [3, 4].map(|line| story.spawns(root, line));
    let ask = |story: &mut Story, who, connection| {
        let asked = Kind::Asked {
            connection,
            what: format!("GET /{connection}"),
            answered: None,
        };
        story.event(who, 10, asked);
        story.waits(who, 11, Class::Net, "read", Some(connection), None, false)
    };
    let waits = [0, 1].map(|connection| ask(&mut story, tasks[connection as usize], connection));
    let second = story.timer(root, 5, 1000);
    story.wakes(second);
    story.event(MAIN, 0, Kind::CtrlC { heard: true });
    let close = |story: &mut Story, at: usize| {
        story.drops(waits[at]);
        story.event(
            tasks[at],
            12,
            Kind::Closed {
                connection: at as u32,
            },
        );
        story.finishes(tasks[at], Finish::Cancelled);
    };
    close(&mut story, 0);
    if ended {
        close(&mut story, 1);
    }
    if runtime_too {
        story.finishes(root, Finish::Done);
    }
    let after = if runtime_too { MAIN } else { root };
    let rest = story.timer(after, 6, 2000);
    story.wakes(rest);
    story.prints(after, 7, "done");
    if !ended {
        close(&mut story, 1);
    }
    told(&lesson, &story.returns())
}

#[test]
fn a_question_that_is_waited_for_after_ctrl_c_is_told_by_its_task() {
    assert_eq!(stopped(true, false), "Passed");
    insta::assert_snapshot!(stopped(false, false), @"
    evidence: wrong-output [4, 10]
    Ctrl-C is pressed at 1 s, but the task of line 4 lives on and waits for GET /1 until 3 s: end it; a handle that is dropped ends nothing
    ");
    // The task that is ended with its runtime, which nobody drives any more, waits for nobody.
    assert!(!stopped(false, true).contains("Ctrl-C"));
}

#[test]
fn a_deadline_that_a_crate_keeps_is_told_by_the_line_that_gave_it() {
    let judged = |place: u32, source: &str| {
        let mut lesson = lesson(Engine::Async, 1, 2);
        lesson.check.servers = vec![greets("a")];
        lesson.snapshot = "begin\n(2 second pause)\na: hi".into();
        lesson.source = source.into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        story.prints(root, 2, "begin");
        asks_for(&mut story, root, 4, 0, Some(3));
        let deadline = story.timer(root, place, 2000);
        story.wakes(deadline);
        story.event(root, 0, Kind::Closed { connection: 0 });
        story.prints(root, 5, "a: silence");
        told(&lesson, &story.returns())
    };
    let source = "fn main() {\n begin();\n get()\n .timeout()\n}";
    let told = judged(IN_CRATE, source);
    assert!(told.contains("by the deadline of line 4"), "{told}");
    let told = judged(3, source);
    assert!(told.contains("by the deadline of line 3"), "{told}");
}

//! What a report says of the answers of servers: in their order, before they are there, and questions without an end.

use super::*;
use crate::expectation::Engine;
use crate::servers::{Does, InFlight, Server};
use lab_trace::{Class, End, Kind, WaitId};
use std::time::Duration;

const NAMES: [&str; 3] = ["a", "b", "c"];
const REPORT: [&str; 3] = ["a: one", "b: two", "c: three"];

/// Three servers, asked at once; after three seconds a report on each.
fn lesson() -> Lesson {
    let mut lesson = Lesson::of(Engine::Async, 0);
    lesson.check.together.clear();
    lesson.check.any_order.clear();
    lesson.check.in_flight = Some(InFlight {
        least: 1,
        most: 3,
        engine: Engine::Async,
        one_thread: true,
        cut_short: false,
    });
    let server = |name: &str| Server {
        name: name.into(),
        does: Does::Greets,
        says: "hi".into(),
        after: 1,
        route: Vec::new(),
    };
    lesson.check.servers = NAMES.map(server).into();
    lesson.snapshot = format!("begin\n(3 second pause)\n{}\ndone", REPORT.join("\n"));
    lesson
}

/// A server is asked, which answers after so many seconds; gives back the wait for it.
fn asks(story: &mut Story, who: Who, server: u32, seconds: u64) -> WaitId {
    let line = 10 + server;
    let connected = Kind::Connected {
        connection: server,
        to: NAMES[server as usize].to_owned(),
        accepted: true,
    };
    story.event(who, line, connected);
    let asked = Kind::Asked {
        connection: server,
        what: String::new(),
        answered: Some(story.now() + Duration::from_secs(seconds)),
    };
    story.event(who, line, asked);
    let (class, op) = (Class::Net, "TcpStream::read");
    let millis = Some(1000 * seconds);
    story.waits(who, line, class, op, Some(server), millis, false)
}

/// The servers answer after so many seconds, and when all have, the report is printed.
fn reported(lesson: &Lesson, seconds: [u64; 3], lines: &[&str]) -> String {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 1, "begin");
    let mut waits = Vec::new();
    for (server, seconds) in (0..).zip(seconds) {
        let task = story.spawns(root, 21);
        waits.push((seconds, asks(&mut story, task, server, seconds)));
    }
    waits.sort_unstable();
    waits.into_iter().for_each(|(_, wait)| story.wakes(wait));
    for line in lines.iter().chain(&["done"]) {
        story.prints(root, 4, line);
    }
    told(lesson, &story.returns())
}

#[test]
fn a_report_in_the_order_of_the_answers_is_told_to_be_that() {
    let seconds = [3, 1, 2];
    assert_eq!(reported(&lesson(), seconds, &REPORT), "Passed");
    let completion = "transcript: completion-order [4]";
    for came in [
        ["b: two", "c: three", "a: one"],
        // The names are in their order, and what is said of them is not.
        ["a: two", "b: three", "c: one"],
    ] {
        let told = reported(&lesson(), seconds, &came);
        assert!(told.starts_with(completion), "{told}");
    }
    for came in [
        vec!["c: three", "b: two", "a: one"],
        vec!["a: three", "b: two", "c: one"],
        vec!["a: two", "b: three", "c: four"],
        vec!["a: two", "b: three", "c: one", "more"],
        vec!["a: two", "b: three"],
    ] {
        let told = reported(&lesson(), seconds, &came);
        assert!(!told.contains("completion-order"), "{told}");
        assert_ne!(told, "Passed");
    }
}

#[test]
fn answers_of_one_moment_have_no_order() {
    let came = ["a: three", "b: two", "c: one"];
    let told = reported(&lesson(), [3, 1, 1], &came);
    assert!(told.starts_with("transcript: completion-order"), "{told}");
    let told = reported(&lesson(), [3, 1, 1], &["a: three", "b: one", "c: two"]);
    assert!(!told.contains("completion-order"), "{told}");
}

#[test]
fn a_report_with_two_lines_about_one_is_in_no_order_of_answers() {
    let mut lesson = lesson();
    lesson.snapshot = lesson.snapshot.replace("done", "a: again\ndone");
    let came = ["b: two", "c: three", "a: one", "a: again"];
    let told = reported(&lesson, [3, 1, 2], &came);
    assert!(told.starts_with("transcript: wrong-output"), "{told}");
}

#[test]
fn what_is_told_of_a_question_in_the_hands_of_somebody_else_was_told_too_soon() {
    #[derive(Clone, Copy, PartialEq)]
    enum How {
        Open,
        NotTaken,
        AskedLater,
        GivenUpLater,
        Taken,
        TakenByAnother,
        TakenBesideAnother,
        GivenUp,
        Own,
        AboutAnother,
        CutShort,
    }
    let judged = |how: How| {
        let mut lesson = lesson();
        lesson.check.in_flight.as_mut().unwrap().cut_short = how == How::CutShort;
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let tasks = [21, 22, 23].map(|line| story.spawns(root, line));
        story.prints(root, 1, "begin");
        let answered = asks(&mut story, tasks[0], 0, 1);
        let who = if how == How::Own { root } else { tasks[1] };
        let seconds = match how {
            How::Taken | How::AboutAnother => 1,
            How::NotTaken | How::TakenByAnother | How::TakenBesideAnother => 3,
            _ => 5,
        };
        let read = |story: &mut Story, seconds: u64| {
            let (class, on) = (Class::Net, Some(9));
            story.waits(who, 12, class, "read", on, Some(1000 * seconds), false)
        };
        let before = read(&mut story, seconds);
        let asked = (how != How::AskedLater).then(|| asks(&mut story, who, 1, seconds));
        let other = asks(
            &mut story,
            tasks[2],
            2,
            if how == How::AboutAnother { 5 } else { 1 },
        );
        let beside = story.waits(tasks[2], 14, Class::Net, "read", Some(2), Some(3000), false);
        let after = read(&mut story, seconds + 1);
        let nap = story.timer(root, 31, 3000);
        // On the same thread, but not what root waits for.
        let short = story.timer(tasks[0], 15, 1000);
        story.wakes(answered);
        story.wakes(short);
        if how == How::Taken || how == How::AboutAnother {
            story.wakes(asked.unwrap());
        }
        if how != How::AboutAnother {
            story.wakes(other);
        }
        story.wakes(nap);
        if how == How::GivenUp {
            story.event(tasks[1], 0, Kind::Closed { connection: 1 });
        }
        if how == How::TakenByAnother || how == How::TakenBesideAnother {
            story.wakes(asked.unwrap());
        }
        for line in ["a: one", "b: nothing", "c: three"] {
            story.prints(root, 4, line);
        }
        if how == How::GivenUpLater {
            story.event(tasks[1], 0, Kind::Closed { connection: 1 });
        }
        if how == How::NotTaken {
            story.wakes(asked.unwrap());
        }
        if how == How::AskedLater {
            asks(&mut story, who, 1, 0);
        }
        if how == How::TakenBesideAnother {
            story.wakes(before);
            story.wakes(after);
        }
        story.wakes(beside);
        story.prints(root, 6, "done");
        told(&lesson, &story.returns())
    };
    insta::assert_snapshot!(judged(How::Open), @r#"
    transcript: exits-early [22, 31, 4, 11]
    "b: nothing" is printed on line 4 while b (started on line 22) is still at work: nobody has waited for it yet
    "#);
    let too_soon = "is still at work: nobody has waited for it yet";
    for how in [How::NotTaken, How::AskedLater, How::GivenUpLater] {
        let told = judged(how);
        assert!(told.contains(too_soon), "{told}");
    }
    for how in [
        How::Taken,
        How::TakenByAnother,
        How::TakenBesideAnother,
        How::GivenUp,
        How::Own,
        How::AboutAnother,
        How::CutShort,
    ] {
        let told = judged(how);
        assert!(told.contains("b: nothing"), "{told}");
        assert!(!told.contains(too_soon), "{told}");
    }
}

#[test]
fn one_question_over_and_over_is_told_with_the_loop_that_asks() {
    let judged = |times: u32, servers: u32, end: End| {
        let mut lesson = lesson();
        lesson.source =
            "fn main() {\n loop {\n  ask();\n }\n}\n\n\n\nfn ask() {\n connect();\n}".into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        for number in 0..times {
            asks(&mut story, root, number % servers, 0);
        }
        told(&lesson, &story.over(end))
    };
    insta::assert_snapshot!(judged(20, 1, End::Busy), @"
    ends: runs-forever [2, 3, 10]
    the program asks the same again and again in the loop of line 2: a on line 10, with no end in sight; a call that fails is an answer too
    ");
    let limit = || End::Limit("an hour of virtual time".into());
    let again = "asks the same again and again";
    assert!(judged(25, 1, limit()).contains(again));
    for (times, servers) in [(19, 1), (60, 2)] {
        let told = judged(times, servers, limit());
        assert!(told.starts_with("ends: runs-forever"), "{told}");
        assert!(!told.contains(again), "{told}");
    }
}

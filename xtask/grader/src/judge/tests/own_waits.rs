//! Whose waits the work's are: time passes for who sleeps, and lines may be told by somebody else.

use super::*;
use crate::expectation::{Engine, Variant};
use lab_trace::{Class, Kind, WaitId};

const FAKED: &str = "evidence: faked";

/// A wait for a message that comes when `until` wakes it.
fn hears(story: &mut Story, who: Who, line: u32) -> WaitId {
    let blocking = who.task.is_none();
    let op = "Receiver::recv";
    story.waits(who, line, Class::Channel, op, Some(0), None, blocking)
}

fn passed(story: &mut Story, who: Who, object: u32) {
    story.event(who, 0, Kind::Passed { object });
}

fn judged(engine: Engine, story: Story) -> String {
    told(&Lesson::of(engine, 2), &story.returns())
}

/// Two threads print; the first sleeps so long, the second waits for a message that comes when a third has slept.
fn second_hears_from(sleeper: impl FnOnce(&mut Story) -> Who, own: Option<u64>) -> String {
    let mut story = Story::new();
    let (first, second) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    story.prints(first, 11, "start 1");
    let nap = story.sleeps(first, 12, 2000);
    let third = sleeper(&mut story);
    let its = (third != first).then(|| story.sleeps(third, 52, 2000));
    story.prints(second, 11, "start 2");
    if let Some(millis) = own {
        let short = story.sleeps(second, 14, millis);
        story.wakes(short);
    }
    let hears = hears(&mut story, second, 15);
    story.wakes(nap);
    if let Some(its) = its {
        story.wakes(its);
    }
    story.wakes(hears);
    story.prints(first, 13, "end 1");
    story.prints(second, 16, "end 2");
    story.prints(MAIN, 40, "done");
    judged(Engine::Threads, story)
}

#[test]
fn who_waits_for_the_sleep_of_other_work_does_not_wait_for_itself() {
    let first = Who {
        thread: 1,
        task: None,
    };
    for own in [None, Some(1)] {
        let told = second_hears_from(|_| first, own);
        assert!(told.starts_with(FAKED), "{told}");
    }
    let told = second_hears_from(|_| first, None);
    let wanted = "task 2 does no waiting of its own: all it waits for on line 15 is that somebody else has slept";
    assert!(told.ends_with(wanted), "{told}");
}

#[test]
fn who_has_somebody_sleep_for_it_alone_waits_for_itself() {
    for own in [None, Some(1)] {
        let told = second_hears_from(|story| story.starts(MAIN, 23), own);
        assert_eq!(told, "Passed");
    }
}

#[test]
fn main_sleeps_for_no_thread() {
    let told = second_hears_from(|_| MAIN, None);
    assert!(told.starts_with(FAKED), "{told}");
}

/// Two threads sleep, and a third prints for them what it hears, or knows.
fn printed_by_another(starts_heard: bool) -> String {
    let mut story = Story::new();
    let printer = story.starts(MAIN, 20);
    let workers = [story.starts(MAIN, 21), story.starts(MAIN, 22)];
    let tell = |story: &mut Story, what: &str| {
        for (number, who) in (1..).zip(workers) {
            if starts_heard {
                passed(story, who, 0);
                passed(story, printer, 0);
            }
            story.prints(printer, 11, &format!("{what} {number}"));
        }
    };
    tell(&mut story, "start");
    let naps = workers.map(|who| story.sleeps(who, 12, 2000));
    naps.into_iter().for_each(|nap| story.wakes(nap));
    tell(&mut story, "end");
    story.prints(MAIN, 40, "done");
    judged(Engine::Threads, story)
}

#[test]
fn work_may_have_its_lines_printed_by_whom_it_has_told_of_them() {
    assert_eq!(printed_by_another(true), "Passed");
    let told = printed_by_another(false);
    assert!(told.starts_with(FAKED), "{told}");
}

#[test]
fn who_was_over_earlier_or_has_not_said_so_has_not_done_the_work_that_another_tells_of() {
    let judged = |millis: u64, printer_first: bool| {
        let mut story = Story::new();
        let printer = story.starts(MAIN, 20);
        let workers = [story.starts(MAIN, 21), story.starts(MAIN, 22)];
        for (number, who) in (1..).zip(workers) {
            passed(&mut story, who, 0);
            passed(&mut story, printer, 0);
            story.prints(printer, 11, &format!("start {number}"));
        }
        let naps = workers.map(|who| story.sleeps(who, 12, millis));
        let own = story.sleeps(printer, 14, 2000);
        let wake = |story: &mut Story| naps.into_iter().for_each(|nap| story.wakes(nap));
        if !printer_first {
            wake(&mut story);
        }
        story.wakes(own);
        for number in 1..=2 {
            story.prints(printer, 13, &format!("end {number}"));
        }
        if printer_first {
            wake(&mut story);
        }
        story.prints(MAIN, 40, "done");
        judged(Engine::Threads, story)
    };
    assert_eq!(judged(2000, false), "Passed");
    for told in [judged(1000, false), judged(2000, true)] {
        assert!(told.starts_with(FAKED), "{told}");
    }
}

#[test]
fn futures_that_each_hear_from_a_thread_wait_for_themselves() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let sleepers = [21, 22].map(|line| story.starts(MAIN, line));
    let signal = |story: &mut Story, line: u32| {
        let (class, op) = (Class::Signal, "Notified");
        story.waits(root, line, class, op, Some(0), None, false)
    };
    let naps = sleepers.map(|who| story.sleeps(who, 52, 2000));
    let heard = [1, 2].map(|number| {
        story.prints(root, 11, &format!("start {number}"));
        signal(&mut story, 12)
    });
    naps.into_iter().for_each(|nap| story.wakes(nap));
    let together = heard.map(|wait| {
        story.wakes(wait);
        signal(&mut story, 13)
    });
    for (number, wait) in (1..).zip(together) {
        story.wakes(wait);
        story.prints(root, 14, &format!("end {number}"));
    }
    story.prints(root, 40, "done");
    assert_eq!(judged(Engine::Either, story), "Passed");
}

/// Two futures of one task print, wait for a moment, wait two seconds, wait for a moment and print.
#[test]
fn futures_that_wait_on_both_sides_of_their_sleep_are_told_apart() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let pause = |story: &mut Story| {
        story.waits(
            root,
            14,
            Class::Signal,
            "Barrier::wait",
            Some(0),
            None,
            false,
        )
    };
    let before = [1, 2].map(|number| {
        story.prints(root, 11, &format!("start {number}"));
        pause(&mut story)
    });
    let timers = before.map(|wait| {
        story.wakes(wait);
        story.timer(root, 12, 2000)
    });
    let after = timers.map(|timer| {
        story.wakes(timer);
        pause(&mut story)
    });
    for (number, wait) in (1..).zip(after) {
        story.wakes(wait);
        story.prints(root, 13, &format!("end {number}"));
    }
    story.prints(root, 40, "done");
    assert_eq!(judged(Engine::Async, story), "Passed");
}

/// Each of two futures sleeps for half of the time, and then waits until a third has slept for all of it.
#[test]
fn a_future_that_has_slept_for_a_part_of_the_time_has_not_done_the_work() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let third = story.timer(root, 32, 2000);
    let halves = [1, 2].map(|number| {
        story.prints(root, 11, &format!("start {number}"));
        story.timer(root, 12, 1000)
    });
    let rest = halves.map(|half| {
        story.wakes(half);
        let (class, op) = (Class::Signal, "Notified");
        story.waits(root, 13, class, op, Some(0), None, false)
    });
    story.wakes(third);
    for (number, wait) in (1..).zip(rest) {
        story.wakes(wait);
        story.prints(root, 14, &format!("end {number}"));
    }
    story.prints(root, 40, "done");
    let told = judged(Engine::Async, story);
    assert!(told.starts_with(FAKED), "{told}");
}

#[test]
fn who_hears_of_the_work_may_print_what_belongs_to_two_functions() {
    let judged = |by_worker: bool| {
        let mut lesson = Lesson::of(Engine::Threads, 1);
        lesson.snapshot = format!("outer\n{}", lesson.snapshot);
        lesson.check.bodies = vec![("outer".into(), "start 1".into())];
        let mut story = Story::new();
        let printer = story.starts(MAIN, 20);
        let worker = story.starts(MAIN, 21);
        passed(&mut story, worker, 0);
        passed(&mut story, printer, 0);
        let who = if by_worker { worker } else { printer };
        for text in ["outer\n", "start 1\n"] {
            story.writes(who, 11, text, false, Some("p::print"));
        }
        let nap = story.sleeps(worker, 12, 2000);
        story.wakes(nap);
        story.prints(who, 13, "end 1");
        story.prints(MAIN, 40, "done");
        told(&lesson, &story.returns())
    };
    assert_eq!(judged(false), "Passed");
    let told = judged(true);
    assert!(told.starts_with(FAKED), "{told}");
}

#[test]
fn lines_before_and_after_several_sleeps_of_one_task_are_nobodys() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 11, "start 1");
    story.prints(root, 11, "start 2");
    let timers = [12, 13].map(|line| story.timer(root, line, 2000));
    timers.into_iter().for_each(|timer| story.wakes(timer));
    story.prints(root, 14, "end 1");
    story.prints(root, 14, "end 2");
    story.prints(root, 40, "done");
    let told = judged(Engine::Async, story);
    assert!(told.starts_with(FAKED), "{told}");
}

#[test]
fn a_fetch_whose_wait_main_does_is_no_fetch() {
    let mut lesson = Lesson::of(Engine::Async, 1);
    lesson.snapshot = format!("outer\n{}", lesson.snapshot);
    lesson.check.bodies = vec![("outer".into(), "start 1".into())];
    lesson.source =
        "async fn begins() {\n}\nasync fn ends() {\n}\nasync fn main() {\n\n\n\n}\n".into();
    let story = |end: &str, waits_on: u32| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        story.writes(root, 6, "outer\n", true, Some("p::main"));
        story.writes(root, 2, "start 1\n", true, Some("p::begins"));
        let timer = story.timer(root, waits_on, 2000);
        story.wakes(timer);
        story.writes(root, 3, "end 1\n", true, Some(end));
        story.prints(root, 40, "done");
        told(&lesson, &story.returns())
    };
    insta::assert_snapshot!(story("p::ends", 7), @"
    evidence: faked [7, 2]
    the text is right, but task 1 does no waiting of its own
    ");
    assert_eq!(story("p::ends", 4), "Passed");
    assert_eq!(story("p::begins", 7), "Passed");
}

#[test]
fn a_variant_may_ask_for_losses_only() {
    let mut lesson = Lesson::of(Engine::Threads, 2).with_slow_first();
    lesson.check.variant[0].losses_only = true;
    let late = |lost: bool| {
        let mut story = Story::new();
        let who = [1, 2].map(|number| story.starts(MAIN, 20 + number));
        let naps = [(1, 4000), (2, 2000)].map(|(number, millis)| {
            story.prints(who[number - 1], 11, &format!("start {number}"));
            let line = format!("start {number}");
            if number == 1 {
                story.event(who[0], 11, Kind::Stretched { line });
            }
            story.sleeps(who[number - 1], 12, millis)
        });
        naps.iter().rev().for_each(|nap| story.wakes(*nap));
        story.prints(MAIN, 13, "end 1");
        if !lost {
            story.prints(MAIN, 13, "end 2");
        }
        story.prints(MAIN, 40, "done");
        story.returns()
    };
    assert_eq!(told_as(&lesson, Some(0), &late(false)), "Passed");
    let lost = told_as(&lesson, Some(0), &late(true));
    assert!(lost.contains("\"end 2\" is never printed"), "{lost}");
    let strict = Variant {
        losses_only: false,
        ..lesson.check.variant[0].clone()
    };
    lesson.check.variant[0] = strict;
    let told = told_as(&lesson, Some(0), &late(false));
    assert!(told.starts_with("transcript: wrong-timing"), "{told}");
}

/// Two tasks wait in the lab's blind spot, and so many others sleep meanwhile.
fn waits_unseen(sleepers: usize, engine: Engine) -> String {
    let mut story = Story::new();
    let who = [1, 2].map(|number| match engine {
        Engine::Threads => story.starts(MAIN, 20 + number),
        _ => story.spawns(MAIN, 20 + number),
    });
    for (number, who) in (1..).zip(who) {
        story.prints(who, 11, &format!("start {number}"));
    }
    let timers: Vec<WaitId> = (0..sleepers)
        .map(|_| {
            let other = story.spawns(MAIN, 30);
            story.timer(other, 31, 2000)
        })
        .collect();
    timers.into_iter().for_each(|timer| story.wakes(timer));
    for (number, who) in (1..).zip(who) {
        story.prints(who, 13, &format!("end {number}"));
    }
    story.prints(MAIN, 40, "done");
    judged(engine, story)
}

#[test]
fn what_a_task_waits_by_may_be_its_own_if_somebody_sleeps_for_it() {
    assert_eq!(waits_unseen(2, Engine::Async), "Passed");
    for told in [
        waits_unseen(1, Engine::Async),
        waits_unseen(2, Engine::Threads),
    ] {
        assert!(!told.starts_with("Passed"), "{told}");
    }
}

#[test]
fn who_tells_of_the_others_end_cannot_know_it() {
    let story = |crossed: bool| {
        let mut story = Story::new();
        let who = [1, 2].map(|number| story.starts(MAIN, 20 + number));
        for (number, who) in (1..).zip(who) {
            story.prints(who, 11, &format!("start {number}"));
        }
        let naps = who.map(|who| story.sleeps(who, 12, 2000));
        naps.into_iter().for_each(|nap| story.wakes(nap));
        for (number, who) in [1, 2].into_iter().zip(who) {
            let number = if crossed { 3 - number } else { number };
            story.prints(who, 13, &format!("end {number}"));
        }
        story.prints(MAIN, 40, "done");
        judged(Engine::Threads, story)
    };
    assert_eq!(story(false), "Passed");
    insta::assert_snapshot!(story(true), @r#"
    evidence: faked [13, 11]
    "end 1" is printed on line 13 by whoever began task 2, and the end of task 2 by whoever began task 1: neither can know when the other is done
    "#);
}

#[test]
fn who_does_the_work_has_not_been_waited_for() {
    let mut lesson = Lesson::of(Engine::Threads, 1);
    lesson.check.together[0].after = Some("done".into());
    let story = |by_worker: bool| {
        let mut story = Story::new();
        let worker = story.starts(MAIN, 21);
        story.prints(worker, 11, "start 1");
        let nap = story.sleeps(worker, 12, 2000);
        story.wakes(nap);
        story.prints(worker, 13, "end 1");
        story.prints(if by_worker { worker } else { MAIN }, 40, "done");
        told(&lesson, &story.returns())
    };
    assert_eq!(story(false), "Passed");
    insta::assert_snapshot!(story(true), @r#"
    evidence: faked [40]
    "done" is printed on line 40 by the thread that does the work: it is still running then, and nobody has waited for it
    "#);
}

#[test]
fn a_result_comes_from_work_that_gives_one() {
    let judged = |source: &str| {
        let mut lesson = Lesson::of(Engine::Async, 1);
        lesson.check.together[0].gives = true;
        lesson.source = source.into();
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        story.prints(root, 11, "start 1");
        let timer = story.timer(root, 12, 2000);
        story.wakes(timer);
        story.prints(root, 13, "end 1");
        story.prints(root, 40, "done");
        told(&lesson, &story.returns())
    };
    let with = |head: &str, main: &str| {
        format!("async fn work{head} {{ println!(\"end 1\"); }}\nasync fn main() {{\n {main}\n}}\n")
    };
    insta::assert_snapshot!(judged(&with("()", "work().await;")), @"
    evidence: faked [1]
    the text is right, but work on line 1 gives nothing back: what is shown as its result comes from elsewhere
    ");
    insta::assert_snapshot!(judged(&with("(id: u32) -> u32", "let _ = work(1).await;")), @"
    evidence: faked [3]
    the text is right, but what work gives back is thrown away on line 3: what is shown as its result comes from elsewhere
    ");
    // Who calls it has nothing to give back either.
    let told = judged(&with("()", "}\nasync fn other() { work().await;"));
    assert!(told.starts_with("evidence: faked [1]"), "{told}");
    let plain = "fn work() { println!(\"end 1\"); }\nasync fn main() {\n work();\n}\n";
    assert_eq!(judged(plain), "Passed");
    for (head, main) in [
        ("()", "}\nasync fn other(out: Sender<u32>) { work().await;"),
        ("() -> u32", "let value = work().await;"),
        ("() -> u32", "work().await; let value = work().await;"),
        ("(out: &mut u32)", "work(&mut out).await;"),
        ("(out: Sender<u32>)", "work(sender).await;"),
        ("()", "}\nasync fn other() -> u32 { work().await; 1"),
        ("()", "static OUT: u32 = 0; work().await;"),
    ] {
        assert_eq!(judged(&with(head, main)), "Passed", "{head} {main}");
    }
}

#[test]
fn a_delay_that_changes_nothing_was_another_waits() {
    let lesson = Lesson::of(Engine::Threads, 2).with_slow_first();
    let story = |millis: u64| {
        let mut story = Story::new();
        let who = [1, 2].map(|number| story.starts(MAIN, 20 + number));
        let naps = [(1, millis), (2, 2000)].map(|(number, millis)| {
            let line = format!("start {number}");
            story.prints(who[number - 1], 11, &line);
            if number == 1 {
                story.event(who[0], 11, Kind::Stretched { line });
            }
            story.sleeps(who[number - 1], 12, millis)
        });
        naps.iter().rev().for_each(|nap| story.wakes(*nap));
        story.prints(who[0], 13, "end 1");
        story.prints(who[1], 13, "end 2");
        story.prints(MAIN, 40, "done");
        told_as(&lesson, Some(0), &story.returns())
    };
    assert_eq!(story(2000), "NotApplicable");
    assert!(story(3000).starts_with("transcript: "), "{}", story(3000));
}

#[test]
fn who_is_told_of_by_the_other_and_tells_of_nobody_is_not_crossed() {
    let mut story = Story::new();
    let who = [1, 2].map(|number| story.starts(MAIN, 20 + number));
    for (number, who) in (1..).zip(who) {
        story.prints(who, 11, &format!("start {number}"));
    }
    let naps = who.map(|who| story.sleeps(who, 12, 2000));
    naps.into_iter().for_each(|nap| story.wakes(nap));
    let heard = story.joins(who[1], 14, who[0]);
    story.ends(who[0]);
    story.wakes(heard);
    story.prints(who[1], 13, "end 1");
    story.ends(who[1]);
    let join = story.joins(MAIN, 31, who[1]);
    story.wakes(join);
    story.prints(MAIN, 32, "end 2");
    story.prints(MAIN, 40, "done");
    assert_eq!(judged(Engine::Threads, story), "Passed");
}

#[test]
fn a_task_that_waits_by_what_is_unseen_may_have_other_waits_too() {
    #[derive(Clone, Copy, PartialEq)]
    enum Waits {
        Before,
        Meanwhile,
        After,
    }
    let story = |waits: Waits| {
        let mut lesson = Lesson::of(Engine::Async, 2);
        lesson.snapshot = format!("(1 second pause)\n{}", lesson.snapshot);
        let mut story = Story::new();
        let who = [1, 2].map(|number| story.spawns(MAIN, 20 + number));
        let naps = match waits {
            Waits::Before => who.to_vec(),
            _ => vec![story.spawns(MAIN, 29)],
        };
        let naps: Vec<_> = naps.iter().map(|who| story.timer(*who, 10, 1000)).collect();
        naps.into_iter().for_each(|nap| story.wakes(nap));
        for (number, who) in (1..).zip(who) {
            story.prints(who, 11, &format!("start {number}"));
        }
        let sleepers = [(); 2].map(|()| {
            let other = story.spawns(MAIN, 30);
            story.timer(other, 31, 2000)
        });
        if waits == Waits::Meanwhile {
            let naps = who.map(|who| story.timer(who, 12, 1000));
            naps.into_iter().for_each(|nap| story.wakes(nap));
        }
        sleepers.into_iter().for_each(|sleep| story.wakes(sleep));
        for (number, who) in (1..).zip(who) {
            story.prints(who, 13, &format!("end {number}"));
            if waits == Waits::After {
                story.timer(who, 14, 1000);
            }
        }
        story.prints(MAIN, 40, "done");
        told(&lesson, &story.returns())
    };
    for waits in [Waits::Before, Waits::Meanwhile, Waits::After] {
        assert_eq!(story(waits), "Passed");
    }
}

/// The futures of one task: the first sleeps, and the second waits in the lab's blind spot while so many others sleep.
fn one_waits_unseen(sleepers: usize, first: u64) -> String {
    let mut lesson = Lesson::of(Engine::Async, 2);
    if first != 2000 {
        lesson.snapshot =
            "any order:\n  start 1\n  start 2\n(1 second pause)\nend 1\n(1 second pause)\nend 2\ndone"
                .into();
    }
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.prints(root, 11, "start 1");
    let own = story.timer(root, 12, first);
    story.prints(root, 21, "start 2");
    let others: Vec<WaitId> = (0..sleepers)
        .map(|_| {
            let other = story.spawns(MAIN, 30);
            story.timer(other, 31, 2000)
        })
        .collect();
    story.wakes(own);
    story.prints(root, 13, "end 1");
    others.into_iter().for_each(|timer| story.wakes(timer));
    story.prints(root, 23, "end 2");
    story.prints(root, 40, "done");
    told(&lesson, &story.returns())
}

#[test]
fn a_future_whose_wait_is_unseen_may_stand_beside_one_that_sleeps() {
    assert_eq!(one_waits_unseen(1, 1000), "Passed");
    for told in [one_waits_unseen(0, 1000), one_waits_unseen(0, 2000)] {
        assert!(!told.starts_with("Passed"), "{told}");
    }
}

#[test]
fn futures_that_hear_twice_and_then_meet_are_told_apart() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let sleepers = [21, 22].map(|line| story.starts(MAIN, line));
    let signal = |story: &mut Story, line: u32| {
        let (class, op) = (Class::Signal, "Notified");
        story.waits(root, line, class, op, Some(0), None, false)
    };
    let naps = |story: &mut Story| {
        let naps = sleepers.map(|who| story.sleeps(who, 52, 1000));
        naps.into_iter().for_each(|nap| story.wakes(nap));
    };
    let first = [1, 2].map(|number| {
        story.prints(root, 11, &format!("start {number}"));
        signal(&mut story, 12)
    });
    naps(&mut story);
    let second = first.map(|wait| {
        story.wakes(wait);
        signal(&mut story, 13)
    });
    naps(&mut story);
    let together = second.map(|wait| {
        story.wakes(wait);
        signal(&mut story, 14)
    });
    for (number, wait) in (1..).zip(together) {
        story.wakes(wait);
        story.prints(root, 15, &format!("end {number}"));
    }
    story.prints(root, 40, "done");
    assert_eq!(judged(Engine::Either, story), "Passed");
}

#[test]
fn threads_whose_lines_the_futures_of_one_task_tell_do_the_work() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let workers = [21, 22].map(|line| story.starts(MAIN, line));
    let heard = [1, 2].map(|number| {
        passed(&mut story, workers[number - 1], number as u32);
        passed(&mut story, root, number as u32);
        story.prints(root, 11, &format!("start {number}"));
        hears(&mut story, root, 12)
    });
    let naps = workers.map(|who| story.sleeps(who, 52, 2000));
    naps.into_iter().for_each(|nap| story.wakes(nap));
    for (number, wait) in (1..).zip(heard) {
        story.wakes(wait);
        story.prints(root, 13, &format!("end {number}"));
    }
    story.prints(root, 40, "done");
    assert_eq!(judged(Engine::Threads, story), "Passed");
}

#[test]
fn of_futures_that_wait_on_both_sides_of_their_sleep_each_says_itself_that_it_starts() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let pause = |story: &mut Story| {
        let (class, op) = (Class::Signal, "Barrier::wait");
        story.waits(root, 14, class, op, Some(0), None, false)
    };
    story.prints(root, 11, "start 1");
    story.prints(root, 11, "start 2");
    let timers = [(); 2].map(|()| story.timer(root, 12, 2000));
    let after = timers.map(|timer| {
        story.wakes(timer);
        pause(&mut story)
    });
    for (number, wait) in (1..).zip(after) {
        story.wakes(wait);
        story.prints(root, 13, &format!("end {number}"));
    }
    story.prints(root, 40, "done");
    let told = judged(Engine::Async, story);
    assert!(told.starts_with(FAKED), "{told}");
}

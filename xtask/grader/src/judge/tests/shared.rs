//! Shared values: which two steps should have been one, when it was read too soon, and when nothing is
//! proved.

use super::*;
use crate::expectation::CheckFile;
use lab_trace::{Class, Kind, Touch};

/// Two threads change one value; in the end "Value: 2" is to be printed.
fn lesson() -> Lesson {
    let check = CheckFile {
        shared: vec!["Value: {}".into(), "{} done".into()],
        any_order: vec![vec!["one done".into(), "two done".into()]],
        ..CheckFile::default()
    };
    Lesson {
        check,
        snapshot: "Value: 2".into(),
        source: String::new(),
        warnings: Vec::new(),
    }
}

/// What is told of two threads that do something, after which `main` prints the value.
fn told_of(value: &str, act: impl FnOnce(&mut Story, Who, Who)) -> String {
    let mut story = Story::new();
    let one = story.starts(MAIN, 21);
    let two = story.starts(MAIN, 22);
    act(&mut story, one, two);
    story.ends(one);
    story.ends(two);
    story.prints(MAIN, 40, &format!("Value: {value}"));
    told(&lesson(), &story.returns())
}

#[test]
fn two_that_store_the_same_have_counted_once() {
    let told = told_of("1", |story, one, two| {
        story.reads(one, 11, 0, "0");
        story.reads(two, 11, 0, "0");
        story.puts(two, 12, 0, "0", "1");
        story.puts(one, 12, 0, "1", "1");
    });
    assert!(
        told.starts_with("transcript: lost-update [11, 12]"),
        "{told}"
    );
}

#[test]
fn the_lines_of_the_look_and_of_the_store_are_named() {
    let told = told_of("5", |story, one, two| {
        story.reads(one, 11, 0, "0");
        story.reads(two, 11, 0, "0");
        story.puts(two, 12, 0, "0", "7");
        story.puts(one, 12, 0, "7", "5");
    });
    assert!(
        told.starts_with(
            "transcript: lost-update [11, 12]\nthread 1 reads 0 on line 11 and writes 5 on line 12, but in between thread 2 made it 7 on line 12: that change is lost"
        ),
        "{told}"
    );
}

#[test]
fn only_its_own_wait_between_the_look_and_the_change_is_told() {
    let told = told_of("-1", |story, one, two| {
        let before = story.sleeps(two, 30, 1000);
        story.wakes(before);
        story.reads(one, 11, 0, "1");
        story.reads(two, 11, 0, "1");
        let of_other = story.sleeps(one, 32, 1000);
        let no_time = story.wants(two, 31, 9);
        story.wakes(no_time);
        let own = story.sleeps(two, 12, 1000);
        story.wakes(of_other);
        story.updates(one, 13, 0, "1", "0");
        story.wakes(own);
        story.updates(two, 13, 0, "0", "-1");
    });
    assert!(
        told.contains("thread 2 reads 1 on line 11, waits on line 12"),
        "{told}"
    );
}

#[test]
fn what_was_put_over_a_change_is_told_before_a_look_that_was_out_of_date() {
    let told = told_of("1", |story, one, two| {
        story.reads(one, 11, 0, "0");
        story.updates(two, 13, 0, "0", "1");
        story.updates(one, 14, 0, "1", "2");
        story.reads(one, 21, 1, "0");
        story.puts(two, 22, 1, "0", "1");
        story.puts(one, 23, 1, "1", "1");
    });
    assert!(
        told.starts_with("transcript: lost-update [21, 23, 22]"),
        "{told}"
    );
}

#[test]
fn what_one_has_changed_oneself_one_knows() {
    let told = told_of("4", |story, one, two| {
        story.updates(one, 11, 0, "0", "1");
        story.updates(two, 11, 0, "1", "2");
        story.updates(one, 12, 0, "2", "4");
    });
    assert!(told.starts_with("transcript: wrong-output [40]"), "{told}");
}

#[test]
fn who_takes_part_is_called_by_the_first_line_that_it_has_printed_unless_it_is_main() {
    let told = told_of("5", |story, one, _| {
        story.prints(one, 10, "one done");
        story.prints(MAIN, 30, "main done");
        story.reads(one, 11, 0, "0");
        story.reads(MAIN, 31, 0, "0");
        story.puts(MAIN, 32, 0, "0", "7");
        story.puts(one, 12, 0, "7", "5");
        story.reads(MAIN, 39, 0, "5");
    });
    let names = "thread 1 (\"one done\") reads 0 on line 11 and writes 5 on line 12, but in between main made it 7";
    assert!(told.contains(names), "{told}");
}

#[test]
fn a_task_with_one_future_is_called_as_a_task_and_that_of_main_as_main() {
    let mut lesson = lesson();
    lesson.snapshot = "(1 second pause)\nValue: 0".into();
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    let task = story.spawns(root, 21);
    story.reads(root, 11, 0, "1");
    let first = story.timer(root, 12, 1000);
    story.reads(task, 11, 0, "1");
    let second = story.timer(task, 12, 1000);
    story.wakes(first);
    story.updates(root, 13, 0, "1", "0");
    story.wakes(second);
    story.updates(task, 13, 0, "0", "-1");
    story.finishes(task, lab_trace::Finish::Done);
    story.reads(root, 39, 0, "-1");
    story.prints(root, 40, "Value: -1");
    story.finishes(root, lab_trace::Finish::Done);
    let told = told(&lesson, &story.returns());
    let names = "task 2 reads 1 on line 11, waits on line 12 and changes the value on line 13, but in between main made it 0";
    assert!(told.contains(names), "{told}");
}

#[test]
fn a_lost_change_is_told_also_where_the_line_that_shows_it_is_missing_or_one_too_many() {
    let act = |story: &mut Story| {
        let one = story.starts(MAIN, 21);
        story.reads(one, 11, 0, "0");
        story.puts(MAIN, 12, 0, "0", "7");
        story.puts(one, 12, 0, "7", "5");
        story.ends(one);
        story.reads(MAIN, 39, 0, "5");
    };
    for lines in [&[][..], &["Value: 2", "Value: 5"]] {
        let mut story = Story::new();
        act(&mut story);
        lines.iter().for_each(|line| story.prints(MAIN, 40, line));
        let told = told(&lesson(), &story.returns());
        assert!(told.starts_with("transcript: lost-update"), "{told}");
    }
    // Where only the time is wrong, or another line is missing, the value is not the cause.
    let mut story = Story::new();
    act(&mut story);
    let nap = story.sleeps(MAIN, 39, 1000);
    story.wakes(nap);
    story.prints(MAIN, 40, "Value: 2");
    let late = told(&lesson(), &story.returns());
    assert!(late.starts_with("transcript: wrong-timing"), "{late}");
    let mut lesson = lesson();
    lesson.snapshot = "first\nValue: 2".into();
    let mut story = Story::new();
    act(&mut story);
    story.prints(MAIN, 40, "Value: 5");
    let other = told(&lesson, &story.returns());
    assert!(!other.contains("lost-update"), "{other}");
}

#[test]
fn a_look_that_is_out_of_date_is_told_with_the_wait_in_between() {
    let told = told_of("-1", |story, one, two| {
        story.reads(one, 11, 0, "1");
        story.reads(two, 11, 0, "1");
        let sleep = story.sleeps(two, 12, 1000);
        story.updates(one, 13, 0, "1", "0");
        story.wakes(sleep);
        story.updates(two, 13, 0, "0", "-1");
    });
    assert!(
        told.starts_with(
            "transcript: lost-update [11, 13, 12]\nthread 2 reads 1 on line 11, waits on line 12 and changes the value on line 13, but in between thread 1 made it 0 on line 13: that look was out of date"
        ),
        "{told}"
    );
}

#[test]
fn values_that_the_record_does_not_know_are_not_told() {
    let told = told_of("1", |story, one, two| {
        for (who, how) in [
            (one, Touch::Read),
            (two, Touch::Read),
            (two, Touch::Update),
            (one, Touch::Update),
        ] {
            story.touches(who, 11, 0, how, ["", ""]);
        }
    });
    assert!(
        told.contains("thread 1 reads on line 11 and changes the value on line 11, but in between thread 2 changed it on line 11"),
        "{told}"
    );
}

#[test]
fn a_store_over_what_was_never_looked_at_undoes_it() {
    let told = told_of("1", |story, one, two| {
        story.puts(one, 11, 0, "0", "2");
        story.reads(one, 10, 0, "2");
        story.puts(two, 12, 0, "2", "1");
    });
    assert!(
        told.contains("lost-update [12, 11]\nthread 2 writes 1 on line 12 over what thread 1 wrote on line 11 (2)"),
        "{told}"
    );
}

#[test]
fn a_future_that_has_not_looked_may_have_been_told_by_another_of_its_task_that_has() {
    let judged = |look: Option<bool>, adds: bool| {
        let mut story = Story::new();
        let root = story.spawns(MAIN, 20);
        let other = story.spawns(root, 21);
        if look == Some(false) {
            story.reads(other, 10, 0, "0");
        }
        if look == Some(true) {
            story.reads(root, 11, 0, "0");
        }
        if adds {
            story.updates(root, 11, 0, "0", "7");
        }
        let first = story.timer(root, 12, 1000);
        let second = story.timer(root, 13, 1000);
        story.updates(other, 14, 0, "0", "7");
        let third = story.timer(other, 15, 1000);
        story.wakes(first);
        story.wakes(second);
        story.puts(root, 16, 0, "7", "1");
        story.wakes(third);
        story.prints(root, 40, "Value: 1");
        let mut lesson = lesson();
        lesson.snapshot = "(1 second pause)\nValue: 8".into();
        told(&lesson, &story.returns())
    };
    assert!(!judged(Some(true), false).contains("lost-update"));
    for (look, adds) in [(None, false), (Some(false), false), (None, true)] {
        let told = judged(look, adds);
        assert!(told.contains("lost-update [16"), "{told}");
    }
}

#[test]
fn an_exchange_rests_on_the_first_look_also_where_there_was_another() {
    let told = told_of("4", |story, one, two| {
        story.reads(one, 11, 0, "0");
        story.updates(two, 12, 0, "0", "1");
        story.reads(one, 11, 0, "1");
        story.updates(two, 12, 0, "1", "3");
        let (object, op) = (0, "AtomicI64::compare_exchange".into());
        story.event(one, 12, Kind::Refused { object, op });
        story.touches(one, 12, 0, Touch::Exchange, ["3", "4"]);
    });
    insta::assert_snapshot!(told, @"
    transcript: lost-update [11, 12]
    thread 1 reads 0 on line 11 and changes the value on line 12, but in between thread 2 made it 1 on line 12: that look was out of date by then; whatever is decided by the value must be decided anew before each exchange
    ");
}

#[test]
fn a_change_in_one_step_loses_nothing_whatever_the_value() {
    let told = told_of("3", |story, one, two| {
        story.updates(one, 11, 0, "0", "1");
        story.updates(two, 11, 0, "1", "3");
    });
    assert!(told.starts_with("transcript: wrong-output [40]"), "{told}");
}

#[test]
fn an_exchange_looks_again_by_itself() {
    let told = told_of("3", |story, one, two| {
        story.reads(one, 11, 0, "0");
        story.updates(two, 12, 0, "0", "1");
        story.touches(one, 13, 0, Touch::Exchange, ["1", "3"]);
    });
    assert!(told.starts_with("transcript: wrong-output [40]"), "{told}");
}

#[test]
fn a_look_at_another_value_is_none_at_this_one() {
    let told = told_of("3", |story, one, two| {
        story.reads(one, 11, 1, "0");
        story.updates(two, 12, 0, "0", "1");
        story.updates(one, 13, 0, "1", "3");
    });
    assert!(told.starts_with("transcript: wrong-output [40]"), "{told}");
}

#[test]
fn other_lines_that_differ_are_not_the_values_doing() {
    let mut lesson = lesson();
    lesson.snapshot = "first\nValue: 2".into();
    let mut story = Story::new();
    let one = story.starts(MAIN, 21);
    story.reads(one, 11, 0, "0");
    story.puts(MAIN, 12, 0, "0", "7");
    story.puts(one, 12, 0, "7", "5");
    story.ends(one);
    story.prints(MAIN, 39, "other");
    story.prints(MAIN, 40, "Value: 5");
    let told = told(&lesson, &story.returns());
    assert!(told.starts_with("transcript: wrong-output [39]"), "{told}");
}

#[test]
fn a_value_read_while_others_still_change_it_was_read_too_soon() {
    let mut story = Story::new();
    let one = story.starts(MAIN, 21);
    story.reads(MAIN, 39, 0, "0");
    story.prints(MAIN, 40, "Value: 0");
    story.updates(one, 11, 0, "0", "2");
    story.ends(one);
    let told = told(&lesson(), &story.returns());
    assert!(
        told.starts_with(
            "transcript: exits-early [39, 40, 11]\n\"Value: 0\" tells what was read on line 39 while thread 1 (started on line 21) is still at work"
        ),
        "{told}"
    );
}

#[test]
fn what_is_read_or_changed_at_another_time_or_by_another_was_not_read_too_soon() {
    let mut story = Story::new();
    let one = story.starts(MAIN, 21);
    story.updates(one, 10, 0, "-1", "0");
    story.reads(MAIN, 39, 0, "0");
    // Locks that are not around the look below: of something else, given back, and of somebody else.
    story.event(MAIN, 50, Kind::Locked { object: 9 });
    story.event(MAIN, 51, Kind::Locked { object: 0 });
    story.event(MAIN, 51, Kind::Unlocked { object: 0 });
    story.event(one, 52, Kind::Locked { object: 0 });
    story.reads(one, 15, 0, "0");
    story.prints(MAIN, 40, "Value: 0");
    story.updates(one, 14, 3, "0", "1");
    story.updates(one, 11, 0, "0", "2");
    story.reads(MAIN, 41, 0, "2");
    story.ends(one);
    let told = told(&lesson(), &story.returns());
    assert!(
        told.starts_with("transcript: exits-early [39, 40, 11]"),
        "{told}"
    );
}

#[test]
fn who_is_refused_and_changes_something_else_has_not_tried_again() {
    let told = told_of("1", |story, one, two| {
        story.updates(two, 9, 0, "-1", "0");
        story.updates(one, 11, 0, "0", "1");
        story.reads(one, 14, 0, "1");
        let op = "AtomicI64::compare_exchange".to_owned();
        story.event(two, 13, Kind::Refused { object: 0, op });
        story.updates(two, 15, 5, "0", "1");
    });
    assert!(
        told.starts_with("transcript: lost-update [13, 11]"),
        "{told}"
    );
}

#[test]
fn whoever_is_refused_and_goes_on_loses_what_it_had() {
    let refused = |again: bool| {
        told_of("1", |story, one, two| {
            story.event(one, 11, Kind::Locked { object: 0 });
            let op = "Mutex::try_lock".to_owned();
            story.event(two, 12, Kind::Refused { object: 0, op });
            story.touches(one, 11, 0, Touch::Update, ["", ""]);
            story.event(one, 0, Kind::Unlocked { object: 0 });
            if again {
                story.touches(two, 12, 0, Touch::Update, ["", ""]);
            }
        })
    };
    let told = refused(false);
    assert!(
        told.starts_with(
            "transcript: lost-update [12, 11]\nthread 2 (started on line 22) asks Mutex::try_lock on line 12 while thread 1 (started on line 21) holds the lock (taken on line 11), is refused"
        ),
        "{told}"
    );
    assert!(refused(true).starts_with("transcript: wrong-output [40]"));
}

#[test]
fn an_exchange_that_failed_and_was_not_tried_again_loses_what_it_had() {
    let told = told_of("1", |story, one, two| {
        story.reads(two, 12, 0, "0");
        story.updates(one, 11, 0, "0", "1");
        story.reads(two, 13, 0, "1");
        let op = "AtomicI64::compare_exchange".to_owned();
        story.event(two, 13, Kind::Refused { object: 0, op });
    });
    assert!(
        told.starts_with(
            "transcript: lost-update [13, 11]\nAtomicI64::compare_exchange on line 13 changes nothing for thread 2 (started on line 22), since thread 1 (started on line 21) changed"
        ),
        "{told}"
    );
}

#[test]
fn futures_of_one_task_come_between_each_other() {
    let mut story = Story::new();
    let root = story.spawns(MAIN, 20);
    story.reads(root, 11, 0, "1");
    let first = story.timer(root, 12, 1000);
    story.reads(root, 11, 0, "1");
    let second = story.timer(root, 12, 1000);
    story.wakes(first);
    story.updates(root, 13, 0, "1", "0");
    story.wakes(second);
    story.updates(root, 13, 0, "0", "-1");
    story.prints(root, 40, "Value: -1");
    story.finishes(root, lab_trace::Finish::Done);
    let mut trace = lesson();
    trace.snapshot = "(1 second pause)\nValue: 0".into();
    let told = told(&trace, &story.returns());
    assert!(
        told.contains("lost-update [11, 13, 12]\nfuture 2 reads 1 on line 11, waits on line 12 and changes the value on line 13, but in between future 1 made it 0"),
        "{told}"
    );
}

#[test]
fn the_steps_are_a_table() {
    let mut story = Story::new();
    let one = story.starts(MAIN, 21);
    let two = story.starts(MAIN, 22);
    story.reads(two, 9, 3, "9");
    story.reads(two, 11, 0, "0");
    story.reads(one, 11, 0, "0");
    story.puts(two, 12, 0, "0", "7");
    story.reads(two, 9, 3, "9");
    let lock = story.waits(one, 8, Class::Lock, "Mutex::lock", Some(9), None, true);
    story.wakes(lock);
    story.puts(one, 12, 0, "7", "5");
    story.reads(MAIN, 39, 0, "5");
    story.ends(one);
    story.ends(two);
    story.prints(MAIN, 40, "Value: 5");
    let Outcome::Failed(_, finding) = lesson().judge(&story.returns()) else {
        panic!("it fails")
    };
    assert_eq!(
        *finding.steps,
        [
            "thread 2  line 11  reads 0",
            "thread 1  line 11  reads 0",
            "thread 2  line 12  writes 7",
            "thread 1  line 12  writes 5   <- rests on what it read before",
        ]
    );
}

#[test]
fn the_table_says_what_was_changed_into_what_as_far_as_that_is_known() {
    let mut story = Story::new();
    let (one, two) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    story.touches(one, 11, 0, Touch::Read, ["", ""]);
    story.updates(two, 12, 0, "0", "7");
    story.updates(one, 13, 0, "7", "9");
    story.ends(one);
    story.ends(two);
    story.prints(MAIN, 40, "Value: 9");
    let Outcome::Failed(_, finding) = lesson().judge(&story.returns()) else {
        panic!("it fails")
    };
    assert_eq!(
        *finding.steps,
        [
            "thread 1  line 11  looks",
            "thread 2  line 12  changes 0 to 7",
            "thread 1  line 13  changes 7 to 9   <- rests on what it read before",
        ]
    );
}

#[test]
fn a_pattern_has_something_in_the_place_of_each_brace() {
    use crate::judge::shared::matches;
    assert!(matches("Value: {}", "Value: 2"));
    assert!(matches("Value: {}", "Value: "));
    assert!(matches("{} of {} sold", "3 of 2 sold"));
    assert!(matches("Results: [{}]", "Results: [\"a\"]"));
    assert!(!matches("Value: {}", "value: 2"));
    assert!(!matches("{} of {} sold", "3 sold"));
    assert!(matches("same", "same"));
    assert!(!matches("same", "same again"));
}

#[test]
fn what_is_held_while_it_is_printed_was_read_when_it_was_taken() {
    let mut story = Story::new();
    let one = story.starts(MAIN, 21);
    story.event(MAIN, 39, Kind::Locked { object: 0 });
    story.prints(MAIN, 40, "Value: []");
    story.touches(MAIN, 39, 0, Touch::Update, ["", ""]);
    story.event(MAIN, 0, Kind::Unlocked { object: 0 });
    story.touches(one, 11, 0, Touch::Update, ["", ""]);
    story.ends(one);
    let told = told(&lesson(), &story.returns());
    assert!(
        told.starts_with("transcript: exits-early [39, 40, 11]\n\"Value: []\" tells"),
        "{told}"
    );
}

#[test]
fn values_that_are_not_shared_are_told_to_be_each_ones_own() {
    let own = |story: &mut Story, one, two| {
        story.updates(one, 11, 1, "0", "1");
        story.updates(two, 11, 2, "0", "1");
        story.reads(MAIN, 39, 0, "0");
    };
    insta::assert_snapshot!(told_of("0", own), @r#"
    transcript: wrong-output [39, 40, 11]
    "Value: 0" tells the value that was read on line 39, and nobody else changes that: thread 1 (started on line 21) changes one of its own on line 11, which nobody else sees
    "#);
    let looks = |story: &mut Story, one, two| {
        story.reads(one, 11, 0, "0");
        story.reads(two, 11, 0, "0");
        story.reads(MAIN, 39, 0, "0");
    };
    insta::assert_snapshot!(told_of("0", looks), @r#"
    transcript: wrong-output [39, 40, 11]
    "Value: 0" tells the value that was read on line 39, and nobody else changes that: thread 1 (started on line 21) only looks at it on line 11
    "#);
}

#[test]
fn what_only_one_has_for_itself_proves_nothing() {
    let told = told_of("0", |story, one, _| {
        story.updates(one, 11, 1, "0", "1");
        story.reads(MAIN, 39, 0, "0");
    });
    assert!(told.starts_with("transcript: wrong-output [40]"), "{told}");
}

#[test]
fn who_only_looks_at_something_of_its_own_proves_nothing() {
    let told = told_of("0", |story, one, two| {
        story.reads(one, 11, 1, "0");
        story.reads(two, 11, 2, "0");
        story.reads(MAIN, 39, 0, "0");
    });
    assert!(told.starts_with("transcript: wrong-output [40]"), "{told}");
}

#[test]
fn an_exchange_that_succeeds_after_others_rests_on_what_was_decided_before_them() {
    let told = told_of("-1", |story, one, two| {
        story.reads(one, 11, 0, "1");
        story.reads(two, 11, 0, "1");
        story.touches(two, 12, 0, Touch::Exchange, ["1", "0"]);
        let (object, op) = (0, "AtomicI64::compare_exchange".into());
        story.event(one, 12, Kind::Refused { object, op });
        story.touches(one, 12, 0, Touch::Exchange, ["0", "-1"]);
    });
    assert!(
        told.starts_with("transcript: lost-update [11, 12]"),
        "{told}"
    );
    assert!(
        told.ends_with("decided anew before each exchange"),
        "{told}"
    );
}

#[test]
fn what_unsafe_code_shares_without_a_lock_or_an_atomic_is_a_data_race() {
    let mut lesson = lesson();
    lesson.warnings = vec![crate::judge::Warning {
        code: "unsafe_code".into(),
        line: 11,
        message: "usage of an `unsafe` block".into(),
    }];
    let told_of = |locks: Option<[u32; 2]>| {
        let mut story = Story::new();
        for (at, line) in [21, 22].into_iter().enumerate() {
            let worker = story.starts(MAIN, line);
            if let Some(object) = locks.map(|locks| locks[at]) {
                story.event(worker, 10, Kind::Locked { object });
                story.event(worker, 12, Kind::Unlocked { object });
            }
            story.ends(worker);
        }
        story.prints(MAIN, 40, "Value: 2");
        told(&lesson, &story.returns())
    };
    insta::assert_snapshot!(told_of(None), @"
    evidence: lost-update [11]
    the text is right, but no lock and no atomic keeps two threads apart in the `unsafe` code on line 11: to be there at once is a data race, in which a change can be lost; share it through a lock or an atomic
    ");
    // To each its own lock keeps nobody apart.
    assert_eq!(told_of(Some([3, 4])), told_of(None));
    assert_eq!(told_of(Some([3, 3])), "Passed");
}

#[test]
fn an_exchange_that_was_never_refused_itself_was_decided_by_its_own_look() {
    let judged = |by_other: bool, other: u32, before: bool| {
        told_of("-1", |story, one, two| {
            let refused = |story: &mut Story| {
                let op = "AtomicI64::compare_exchange".to_owned();
                let who = if by_other { two } else { one };
                story.event(who, 12, Kind::Refused { object: other, op });
            };
            if before {
                refused(story);
            }
            story.reads(one, 11, 0, "1");
            story.reads(two, 11, 0, "1");
            story.touches(two, 12, 0, Touch::Exchange, ["1", "0"]);
            if !before {
                refused(story);
            }
            story.touches(one, 12, 0, Touch::Exchange, ["0", "-1"]);
        })
    };
    let rests = "decided anew before each exchange";
    assert!(judged(false, 0, false).ends_with(rests));
    for told in [
        judged(true, 0, false),
        judged(false, 1, false),
        judged(false, 0, true),
    ] {
        assert!(!told.ends_with(rests), "{told}");
    }
}

/// `main` takes the value out of its lock when one of two threads has been there, and prints it.
fn taken_when(both_been: bool, second_ends: bool) -> String {
    let mut story = Story::new();
    let one = story.starts(MAIN, 21);
    let two = story.starts(MAIN, 22);
    let mut been = |who, line| {
        story.event(who, line, Kind::Locked { object: 0 });
        story.event(who, line, Kind::Unlocked { object: 0 });
    };
    been(one, 11);
    if both_been {
        been(two, 12);
    }
    if second_ends {
        story.ends(two);
    }
    story.event(MAIN, 39, Kind::Locked { object: 0 });
    story.prints(MAIN, 40, "Value: 1");
    story.event(MAIN, 40, Kind::Unlocked { object: 0 });
    told(&lesson(), &story.returns())
}

#[test]
fn what_is_taken_before_all_threads_have_been_there_is_told_too_soon() {
    insta::assert_snapshot!(taken_when(false, false), @r#"
    transcript: exits-early [22, 40]
    "Value: 1" is printed on line 40 while a thread (started on line 22) still has its part to do: join it before its result is told
    "#);
    for told in [taken_when(true, false), taken_when(false, true)] {
        assert!(told.starts_with("transcript: wrong-output [40"), "{told}");
    }
    // One of the threads tells, which has not started the other.
    let mut story = Story::new();
    let one = story.starts(MAIN, 21);
    story.starts(MAIN, 22);
    story.event(one, 39, Kind::Locked { object: 0 });
    story.prints(one, 40, "Value: 1");
    story.event(one, 40, Kind::Unlocked { object: 0 });
    let told = told(&lesson(), &story.returns());
    assert!(!told.contains("still has its part to do"), "{told}");
}

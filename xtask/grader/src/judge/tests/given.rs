//! Programs with other values in the code that is given, and with other answers from those who are asked: what was
//! typed in stays as it was.

use super::*;
use crate::expectation::{CheckFile, Variant};
use lab_trace::{End, Kind};

/// One file is read; the code that is given says what is in it, and may panic.
fn lesson() -> Lesson {
    let variant = Variant {
        name: "another file".into(),
        given: vec![("120".into(), "80".into())],
        panics: vec!["no header".into()],
        ..Variant::default()
    };
    Lesson {
        check: CheckFile {
            variant: vec![variant],
            ..CheckFile::default()
        },
        snapshot: "good: 120 records\ndone\n--- another file\ngood: 80 records\ndone".into(),
        source: String::new(),
        warnings: Vec::new(),
    }
}

fn prints(lines: [&str; 2]) -> Story {
    let mut story = Story::new();
    story.prints(MAIN, 7, lines[0]);
    story.prints(MAIN, 8, lines[1]);
    story
}

#[test]
fn what_is_printed_as_before_does_not_come_from_the_given_code() {
    let other = prints(["good: 80 records", "done"]).returns();
    assert_eq!(told_as(&lesson(), Some(0), &other), "Passed");
    let same = prints(["good: 120 records", "done"]).returns();
    assert_eq!(told(&lesson(), &same), "Passed");
    insta::assert_snapshot!(told_as(&lesson(), Some(0), &same), @r#"
    transcript: faked [7]
    with another file: "good: 120 records" is still printed on line 7, where it should be "good: 80 records": it does not come from what was done
    "#);
}

#[test]
fn another_line_is_a_wrong_line() {
    let wrong = prints(["good: 81 records", "done"]).returns();
    insta::assert_snapshot!(told_as(&lesson(), Some(0), &wrong), @r#"
    transcript: wrong-output [7]
    with another file: "good: 81 records" is printed on line 7, where the lesson wants "good: 80 records"
    "#);
    // Right in both, and said once too often.
    let twice = prints(["done", "done"]).returns();
    let told = told_as(&lesson(), Some(0), &twice);
    assert!(told.starts_with("transcript: wrong-output"), "{told}");
}

#[test]
fn what_comes_of_other_values_may_panic_in_their_variant_alone() {
    let mut story = Story::new();
    let worker = story.starts(MAIN, 6);
    let message = "no header".to_owned();
    story.event(worker, 3, Kind::Panicked { message });
    story.ends(worker);
    story.prints(MAIN, 7, "good: 80 records");
    story.prints(MAIN, 8, "done");
    let trace = story.over(End::Returned(0));
    assert_eq!(told_as(&lesson(), Some(0), &trace), "Passed");
    assert!(told(&lesson(), &trace).starts_with("ends: panics"));
}

#[test]
fn who_is_told_to_ask_somebody_else_says_what_those_say() {
    let mut lesson = lesson();
    lesson.check.variant[0].given.clear();
    lesson.check.variant[0].args = vec!["http://{other}".into()];
    let other = "[[variant]]\nname = \"\"\n[[variant.server]]\nname = \"other\"\ndoes = \"http\"";
    let other: CheckFile = toml::from_str(other).unwrap();
    lesson.check.variant[0].servers = other.variant[0].servers.clone();
    let told = |line| told_as(&lesson, Some(0), &prints([line, "done"]).returns());
    assert_eq!(told("good: 80 records"), "Passed");
    insta::assert_snapshot!(told("good: 120 records"), @r#"
    transcript: faked [7]
    with another file: "good: 120 records" is still printed on line 7, where it should be "good: 80 records": it does not come from what was done
    "#);
    insta::assert_snapshot!(told("good: 81 records"), @r#"
    transcript: wrong-output [7]
    with another file: "good: 81 records" is printed on line 7, where the lesson wants "good: 80 records"
    "#);
}

#[test]
fn who_is_told_another_limit_says_the_same_and_is_wrong_for_another_reason() {
    let mut lesson = lesson();
    lesson.check.variant[0].given.clear();
    lesson.check.variant[0].args = vec!["80".into()];
    let same = prints(["good: 120 records", "done"]).returns();
    insta::assert_snapshot!(told_as(&lesson, Some(0), &same), @r#"
    transcript: wrong-output [7]
    with another file: "good: 120 records" is printed on line 7, where the lesson wants "good: 80 records"
    "#);
}

/// One piece is left for two who come at once: the one says so, and with other values the other hears that there is
/// none.
fn for_two() -> Lesson {
    let variant = Variant {
        name: "one piece".into(),
        given: vec![("2".into(), "1".into())],
        ..Variant::default()
    };
    let pieces = ["a piece", "none left"].map(String::from).to_vec();
    Lesson {
        check: CheckFile {
            shared: vec!["{} piece".into(), "none {}".into()],
            any_order: vec![pieces],
            variant: vec![variant],
            ..CheckFile::default()
        },
        snapshot: "none left\na piece\n--- one piece\na piece\nnone left".into(),
        source: String::new(),
        warnings: Vec::new(),
    }
}

#[test]
fn steps_that_are_proved_to_be_torn_are_not_typed_in() {
    let mut story = Story::new();
    let (one, two) = (story.starts(MAIN, 21), story.starts(MAIN, 22));
    story.reads(one, 11, 0, "1");
    story.reads(two, 11, 0, "1");
    story.updates(one, 12, 0, "1", "0");
    story.prints(one, 13, "a piece");
    story.updates(two, 12, 0, "0", "-1");
    story.prints(two, 13, "a piece");
    story.ends(one);
    story.ends(two);
    let told = told_as(&for_two(), Some(0), &story.returns());
    assert!(
        told.starts_with("transcript: lost-update [11, 12]"),
        "{told}"
    );
}

#[test]
fn a_value_that_was_read_early_is_not_said_to_be_torn() {
    let mut story = Story::new();
    let one = story.starts(MAIN, 21);
    story.reads(MAIN, 11, 0, "1");
    story.updates(one, 12, 0, "1", "0");
    story.prints(one, 13, "a piece");
    story.ends(one);
    story.prints(MAIN, 14, "a piece");
    let told = told_as(&for_two(), Some(0), &story.returns());
    assert!(told.starts_with("transcript: wrong-output [14"), "{told}");
}

//! Pictures of one comparison: wide, narrow, and in sentences.

use super::super::plan::Plan;
use super::super::results::Results;
use super::super::tests::{plan, results};
use super::super::view::shown;
use super::*;

const MACHINE: &str = "linux x86_64, 4 cores, 3 rounds in 12 s.";

fn at(columns: usize) -> String {
    let text = drawn(&shown(&results(), &plan()), MACHINE, columns);
    anstream::adapter::strip_str(&text).to_string()
}

#[test]
fn a_comparison_in_eighty_columns() {
    insta::assert_snapshot!("columns_80", at(80));
}

#[test]
fn a_comparison_in_forty_columns() {
    insta::assert_snapshot!("columns_40", at(40));
}

#[test]
fn a_comparison_in_sentences() {
    let text = plain(&shown(&results(), &plan()), MACHINE);
    assert!(!text.contains('█') && !text.contains('\u{1b}'), "{text}");
    insta::assert_snapshot!("plain", text);
}

#[test]
fn no_line_is_wider_than_the_screen() {
    for columns in [30, 33, 40, 60, 80, 120, 200] {
        for line in at(columns).lines() {
            assert!(line.chars().count() <= columns, "{columns}: {line}");
        }
    }
}

#[test]
fn what_could_not_be_measured_can_still_be_drawn() {
    let empty = shown(&Results::default(), &Plan::whole(2));
    let text = drawn(&empty, MACHINE, 80);
    assert!(text.contains("could not tell"), "{text}");
}

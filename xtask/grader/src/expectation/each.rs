//! Templates in a check file: many lines, or many pieces of work, written as one. Each `{}` of a template is
//! replaced by the numbers of its range, ends included. Judges nothing.

use super::Work;
use serde::{Deserialize, Deserializer};

/// Pieces of work that differ by a number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EachWork {
    from: u32,
    to: u32,
    name: String,
    starts: String,
    ends: String,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a list of { name, starts, ends }, or one { from, to, name, starts, ends }"
)]
enum Works {
    Listed(Vec<Work>),
    Each(EachWork),
}

/// A line, or lines that differ by a number.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a text, or { each, from, to }")]
enum Text {
    One(String),
    Each { each: String, from: u32, to: u32 },
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a text, { each, from, to }, or a list of them")]
enum Texts {
    One(Text),
    Many(Vec<Text>),
}

fn filled(template: &str, number: u32) -> String {
    template.replace("{}", &number.to_string())
}

fn spread(texts: Vec<Text>) -> Vec<String> {
    let lines = |text| match text {
        Text::One(line) => vec![line],
        Text::Each { each, from, to } => (from..=to).map(|number| filled(&each, number)).collect(),
    };
    texts.into_iter().flat_map(lines).collect()
}

/// Pieces of work, listed or by a template.
pub(super) fn work<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Work>, D::Error> {
    Ok(match Works::deserialize(from)? {
        Works::Listed(work) => work,
        Works::Each(each) => (each.from..=each.to)
            .map(|number| Work {
                name: filled(&each.name, number),
                starts: filled(&each.starts, number),
                ends: filled(&each.ends, number),
            })
            .collect(),
    })
}

/// One line, or several.
pub(super) fn lines<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    Ok(spread(match Texts::deserialize(from)? {
        Texts::One(text) => vec![text],
        Texts::Many(texts) => texts,
    }))
}

/// Sets of lines.
pub(super) fn sets<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Vec<String>>, D::Error> {
    let sets: Vec<Vec<Text>> = Deserialize::deserialize(from)?;
    Ok(sets.into_iter().map(spread).collect())
}

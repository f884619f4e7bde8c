//! A comparison as a document for other tools. Pure. Fields may be added, never changed.

use serde::Serialize;

use super::measure::Measured;
use super::plan::{Plan, Section};
use super::results::Figure;
use super::view::Shown;
use super::words;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    machine: Machine,
    rounds: u32,
    took_ms: u64,
    sections: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Machine {
    os: &'static str,
    arch: &'static str,
    cores: u32,
}

#[derive(Serialize)]
struct Part<'a> {
    id: &'static str,
    title: &'static str,
    readings: Vec<Reading<'a>>,
    skipped: Vec<Skip<'a>>,
    findings: Vec<Claim<'a>>,
    /// What concerns the learner's own program.
    notes: &'a [String],
}

/// One quantity over the rounds; times are in microseconds, memory is in KiB.
#[derive(Serialize)]
struct Reading<'a> {
    series: &'a str,
    at: u32,
    quantity: &'a str,
    median: f64,
    low: f64,
    high: f64,
    values: Vec<f64>,
}

#[derive(Serialize)]
struct Skip<'a> {
    series: Option<&'a str>,
    at: Option<u32>,
    why: &'a str,
}

#[derive(Serialize)]
struct Claim<'a> {
    claims: &'a [&'a str],
    says: &'a str,
    outcome: &'static str,
    because: &'a str,
}

/// The document, in one piece.
pub(crate) fn document(sections: &[Shown], measured: &Measured, plan: &Plan, cores: u32) -> String {
    let parts = sections.iter().map(|shown| part(shown, measured));
    let document = Document {
        schema: 1,
        machine: Machine {
            os: std::env::consts::OS,
            arch: std::env::consts::ARCH,
            cores,
        },
        rounds: measured.rounds.min(plan.rounds),
        took_ms: u64::try_from(measured.took.as_millis()).unwrap_or(u64::MAX),
        sections: parts.collect(),
    };
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn part<'a>(shown: &'a Shown, measured: &'a Measured) -> Part<'a> {
    Part {
        id: shown.section.name(),
        title: words::title(shown.section),
        readings: readings(shown.section, measured),
        skipped: measured
            .results
            .skipped
            .iter()
            .filter(|it| it.section == shown.section)
            .map(|it| Skip {
                series: it.of.as_ref().map(|(series, _)| series.as_str()),
                at: it.of.as_ref().map(|(_, at)| *at),
                why: &it.why,
            })
            .collect(),
        notes: &shown.notes,
        findings: shown
            .findings
            .iter()
            .map(|it| Claim {
                claims: it.claims,
                says: it.says,
                outcome: it.outcome.name(),
                because: &it.because,
            })
            .collect(),
    }
}

fn readings(section: Section, measured: &Measured) -> Vec<Reading<'_>> {
    let its = measured
        .results
        .readings()
        .filter(|(key, _)| key.section == section);
    its.filter_map(|(key, values)| {
        let Figure { median, low, high } = Figure::of(values.values().copied())?;
        Some(Reading {
            series: &key.series,
            at: key.at,
            quantity: &key.quantity,
            median,
            low,
            high,
            values: values.values().copied().collect(),
        })
    })
    .collect()
}

//! What is shown of a section, whoever shows it: a table, plots, what was skipped, and the findings. Pure.

use super::choices;
use super::findings::{Finding, findings};
use super::plan::{Plan, Section};
use super::results::{Figure, Key, Results};
use super::words::{self, memory, number, speed, spread, time};

/// A section as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shown {
    pub(crate) section: Section,
    pub(crate) method: String,
    pub(crate) table: Table,
    pub(crate) plots: Vec<Plot>,
    pub(crate) skipped: Vec<String>,
    /// What concerns the learner's own program.
    pub(crate) notes: Vec<String>,
    pub(crate) findings: Vec<Finding>,
}

/// Rows below a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// As many as the head has.
    pub(crate) cells: Vec<String>,
    /// The same for who sees no table, without a full stop.
    pub(crate) told: String,
}

/// Bars of one quantity.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plot {
    pub(crate) title: String,
    pub(crate) scale: Scale,
    pub(crate) bars: Vec<Bar>,
}

/// What the length of a bar means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scale {
    Linear,
    /// Each step is ten times as much.
    Logarithmic,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) kind: Kind,
    pub(crate) value: f64,
    /// The value in words.
    pub(crate) shown: String,
}

/// Which engine a bar is of, for its colour; the label says it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Threads,
    Tasks,
    Neither,
}

impl Plot {
    /// How long a bar is, from 0 to 1.
    pub(crate) fn length(&self, bar: &Bar) -> f64 {
        let values = || {
            self.bars
                .iter()
                .map(|bar| bar.value)
                .filter(|&value| value > 0.0)
        };
        let most = values().fold(0.0, f64::max);
        let least = values().fold(most, f64::min);
        if bar.value <= 0.0 || most <= 0.0 {
            return 0.0;
        }
        match self.scale {
            Scale::Linear => bar.value / most,
            Scale::Logarithmic => {
                let floor = least.log10().floor() - 0.5;
                (bar.value.log10() - floor) / (most.log10() - floor)
            }
        }
    }
}

/// All sections of the plan, in its order.
pub(crate) fn shown(results: &Results, plan: &Plan) -> Vec<Shown> {
    let shown = |&section: &Section| {
        let (table, plots) = match section {
            Section::Overlap => overlap(results, plan),
            Section::Waiting => waiting(results, plan),
            Section::Cores => cores(results, plan),
            Section::Startup => startup(results, plan),
            Section::Blocking => blocking(results, plan),
            Section::Choices => (choices::table(results, plan), Vec::new()),
        };
        let its = results.skipped.iter().filter(|it| it.section == section);
        Shown {
            section,
            method: words::method(section, plan),
            table,
            plots: plots
                .into_iter()
                .filter(|plot| !plot.bars.is_empty())
                .collect(),
            skipped: its.map(words::skipped).collect(),
            notes: match section {
                Section::Choices => choices::notes(results, plan),
                _ => Vec::new(),
            },
            findings: findings(section, results, plan),
        }
    };
    plan.sections.iter().map(shown).collect()
}

fn kind(series: &str) -> Kind {
    match series {
        "threads" => Kind::Threads,
        "one-by-one" => Kind::Neither,
        _ => Kind::Tasks,
    }
}

fn head(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|&cell| cell.to_owned()).collect()
}

/// A table of one quantity, a row for each way, and its plot.
struct Ways<'a> {
    section: Section,
    at: u32,
    ways: &'a [&'a str],
    head: &'a [&'a str],
    scale: Scale,
}

impl Ways<'_> {
    fn shown(&self, results: &Results) -> (Table, Vec<Plot>) {
        let (mut rows, mut bars) = (Vec::new(), Vec::new());
        for &series in self.ways {
            let label = words::series(self.section, series).to_owned();
            let Some(figure) = results.figure(&Key::new(self.section, series, self.at, "us"))
            else {
                continue;
            };
            let took = spread(figure, &time);
            rows.push(Row {
                told: format!("{label}: {took}"),
                cells: vec![label.clone(), took],
            });
            bars.push(Bar {
                label,
                kind: kind(series),
                value: figure.median,
                shown: time(figure.median),
            });
        }
        let table = Table {
            head: head(self.head),
            rows,
        };
        let plot = Plot {
            title: self.head.last().copied().unwrap_or_default().into(),
            scale: self.scale,
            bars,
        };
        (table, vec![plot])
    }
}

fn overlap(results: &Results, plan: &Plan) -> (Table, Vec<Plot>) {
    Ways {
        section: Section::Overlap,
        at: plan.waits,
        ways: &["one-by-one", "threads", "tasks"],
        head: &["way", "time"],
        scale: Scale::Linear,
    }
    .shown(results)
}

fn startup(results: &Results, plan: &Plan) -> (Table, Vec<Plot>) {
    Ways {
        section: Section::Startup,
        at: plan.starts,
        ways: &["threads", "tasks"],
        head: &["one", "time"],
        scale: Scale::Logarithmic,
    }
    .shown(results)
}

fn blocking(results: &Results, plan: &Plan) -> (Table, Vec<Plot>) {
    Ways {
        section: Section::Blocking,
        at: u32::try_from(plan.block.as_millis()).unwrap_or(u32::MAX),
        ways: &[
            "async-sleep",
            "std-sleep",
            "spawn-blocking",
            "std-sleep-default",
        ],
        head: &["the other waits by", "latest beat"],
        scale: Scale::Linear,
    }
    .shown(results)
}

fn waiting(results: &Results, plan: &Plan) -> (Table, Vec<Plot>) {
    let (mut rows, mut times, mut sizes) = (Vec::new(), Vec::new(), Vec::new());
    for &crowd in &plan.crowds {
        for series in ["threads", "tasks"] {
            let of =
                |quantity| results.figure(&Key::new(Section::Waiting, series, crowd, quantity));
            let Some(took) = of("us") else { continue };
            let cell = |figure: Option<Figure>, write: &dyn Fn(Figure) -> String| {
                figure.map_or("not told".into(), write)
            };
            let label = format!("{} {series}", number(crowd));
            let (all, each) = (
                cell(of("kib"), &|kib| memory(kib.median)),
                cell(of("kib"), &|kib| memory(kib.per(crowd).median)),
            );
            let threads = cell(of("threads"), &|threads| number(threads.median as u32));
            let took_shown = spread(took, &time);
            rows.push(Row {
                told: words::crowd_told(&label, &took_shown, &all, &each, &threads),
                cells: vec![
                    number(crowd),
                    series.to_owned(),
                    took_shown,
                    all,
                    each,
                    threads,
                ],
            });
            let add = |bars: &mut Vec<Bar>, value: f64, shown: String| {
                bars.push(Bar {
                    label: label.clone(),
                    kind: kind(series),
                    value,
                    shown,
                });
            };
            add(&mut times, took.median, time(took.median));
            if let Some(kib) = of("kib") {
                add(&mut sizes, kib.median, memory(kib.median));
            }
        }
    }
    let table = Table {
        head: head(&["at once", "by", "time", "memory", "for each", "threads"]),
        rows,
    };
    let plot = |title: &str, bars| Plot {
        title: title.into(),
        scale: Scale::Logarithmic,
        bars,
    };
    (table, vec![plot("time", times), plot("memory", sizes)])
}

fn cores(results: &Results, plan: &Plan) -> (Table, Vec<Plot>) {
    let ways = ["threads", "join", "default-tasks"];
    let (mut rows, mut bars) = (Vec::new(), Vec::new());
    for &parts in &plan.parts {
        let mut row = vec![number(parts)];
        for series in ways {
            let key = |at| Key::new(Section::Cores, series, at, "us");
            let (took, gain) = (
                results.figure(&key(parts)),
                results.ratio(&key(1), &key(parts)),
            );
            let Some((took, gain)) = took.zip(gain) else {
                row.push("not measured".into());
                continue;
            };
            row.push(format!("{}, {}", time(took.median), spread(gain, &speed)));
            bars.push(Bar {
                label: format!(
                    "{} by {}",
                    number(parts),
                    words::series(Section::Cores, series)
                ),
                kind: kind(series),
                value: gain.median,
                shown: speed(gain.median),
            });
        }
        let names = ways.map(|series| words::series(Section::Cores, series));
        let told: Vec<(&str, &str)> = names
            .into_iter()
            .zip(row[1..].iter().map(String::as_str))
            .collect();
        rows.push(Row {
            told: words::parts_told(parts, &told),
            cells: row,
        });
    }
    let mut heads = head(&["parts"]);
    heads.extend(ways.map(|series| words::series(Section::Cores, series).to_owned()));
    let table = Table { head: heads, rows };
    let plot = Plot {
        title: "how many times as quick".into(),
        scale: Scale::Linear,
        bars,
    };
    (table, vec![plot])
}

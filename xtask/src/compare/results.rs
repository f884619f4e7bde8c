//! What was measured: readings of several rounds, their medians and ratios, and what was skipped. Pure; it
//! reads what the measuring program wrote, and knows nothing of what it means.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::plan::Section;

/// What a reading is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) section: Section,
    /// Which way of doing it.
    pub(crate) series: String,
    /// For how many.
    pub(crate) at: u32,
    pub(crate) quantity: String,
}

impl Key {
    pub(crate) fn new(section: Section, series: &str, at: u32, quantity: &str) -> Key {
        Key {
            section,
            series: series.into(),
            at,
            quantity: quantity.into(),
        }
    }
}

/// Something that could not be measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Skipped {
    pub(crate) section: Section,
    /// Which way of doing it, and for how many; nothing when it is the whole child.
    pub(crate) of: Option<(String, u32)>,
    pub(crate) why: String,
}

/// The readings of one quantity over the rounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Figure {
    pub(crate) median: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// All readings.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Results {
    /// By round, since what is compared must come from the same round.
    readings: BTreeMap<Key, BTreeMap<u32, f64>>,
    pub(crate) skipped: Vec<Skipped>,
}

impl Results {
    /// Takes in what one child wrote.
    ///
    /// # Errors
    /// When it is not what a child writes.
    pub(crate) fn read(&mut self, section: Section, round: u32, text: &str) -> Result<()> {
        for line in text.lines() {
            self.read_line(section, round, line)
                .with_context(|| format!("the measuring program wrote: {line}"))?;
        }
        Ok(())
    }

    fn read_line(&mut self, section: Section, round: u32, line: &str) -> Option<()> {
        let mut words = line.splitn(4, ' ');
        let (first, second, third, rest) =
            (words.next()?, words.next()?, words.next()?, words.next()?);
        if first == "skipped" {
            let of = Some((second.to_owned(), third.parse().ok()?));
            self.skip(section, of, rest);
            return Some(());
        }
        let value: f64 = rest.parse().ok().filter(|value: &f64| value.is_finite())?;
        let key = Key::new(section, first, second.parse().ok()?, third);
        self.readings.entry(key).or_default().insert(round, value);
        Some(())
    }

    /// Notes why something was not measured; the first reason stands for all rounds.
    pub(crate) fn skip(&mut self, section: Section, of: Option<(String, u32)>, why: &str) {
        let known = self
            .skipped
            .iter()
            .any(|it| it.section == section && it.of == of);
        if !known {
            let why = why.to_owned();
            self.skipped.push(Skipped { section, of, why });
        }
    }

    pub(crate) fn figure(&self, key: &Key) -> Option<Figure> {
        Figure::of(self.readings.get(key)?.values().copied())
    }

    /// How many times as much the one is as the other, within each round.
    pub(crate) fn ratio(&self, one: &Key, other: &Key) -> Option<Figure> {
        let (one, other) = (self.readings.get(one)?, self.readings.get(other)?);
        let pairs = one
            .iter()
            .filter_map(|(round, value)| Some((value, other.get(round)?)));
        Figure::of(pairs.map(|(one, other)| one / other.max(f64::MIN_POSITIVE)))
    }

    /// For how many a way of doing it was measured, in ascending order.
    pub(crate) fn sizes(&self, section: Section, series: &str) -> Vec<u32> {
        let mut sizes: Vec<u32> = self
            .readings
            .keys()
            .filter(|key| key.section == section && key.series == series)
            .map(|key| key.at)
            .collect();
        sizes.dedup();
        sizes
    }

    pub(crate) fn readings(&self) -> impl Iterator<Item = (&Key, &BTreeMap<u32, f64>)> {
        self.readings.iter()
    }
}

impl Figure {
    pub(crate) fn of(values: impl Iterator<Item = f64>) -> Option<Figure> {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        let (low, high) = (*values.first()?, *values.last()?);
        let middle = values.len() / 2;
        let median = if values.len() % 2 == 1 {
            values[middle]
        } else {
            f64::midpoint(values[middle - 1], values[middle])
        };
        Some(Figure { median, low, high })
    }

    pub(crate) fn per(self, many: u32) -> Figure {
        let many = f64::from(many);
        Figure {
            median: self.median / many,
            low: self.low / many,
            high: self.high / many,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(series: &str) -> Key {
        Key::new(Section::Startup, series, 10, "us")
    }

    #[test]
    fn a_ratio_is_taken_within_a_round() {
        let mut results = Results::default();
        // A slow round is slow for both, and a round with one of them counts for nothing.
        for (round, text) in [
            (1, "threads 10 us 20\ntasks 10 us 2"),
            (2, "threads 10 us 400\ntasks 10 us 50"),
            (3, "threads 10 us 7"),
        ] {
            results
                .read(Section::Startup, round, text)
                .expect("readable");
        }
        let ratio = results.ratio(&key("threads"), &key("tasks"));
        assert_eq!(
            ratio,
            Some(Figure {
                median: 9.0,
                low: 8.0,
                high: 10.0
            })
        );
        assert_eq!(
            results.figure(&key("threads")).map(|it| it.median),
            Some(20.0)
        );
        assert_eq!(results.figure(&key("fibres")), None);
    }

    #[test]
    fn what_was_skipped_is_noted_once() {
        let mut results = Results::default();
        for round in 1..3 {
            let text = "skipped threads 10000 the limit of processes (ulimit -u) is 4096";
            results
                .read(Section::Waiting, round, text)
                .expect("readable");
        }
        assert_eq!(
            results.skipped,
            [Skipped {
                section: Section::Waiting,
                of: Some(("threads".into(), 10_000)),
                why: "the limit of processes (ulimit -u) is 4096".into(),
            }]
        );
    }

    #[test]
    fn what_no_child_writes_is_refused() {
        for line in [
            "threads",
            "threads ten us 5",
            "threads 10 us NaN",
            "threads 10 us",
            "?",
        ] {
            let read = Results::default().read(Section::Startup, 1, line);
            assert!(read.is_err(), "{line}");
        }
    }
}

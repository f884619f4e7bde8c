//! Work whose pieces may take each other's turns: three of twenty jobs start at once, and which three is
//! nobody's business. Such pieces are compared under the names that they get by the order of their starts.

use super::{CheckFile, Limit};
use crate::transcript::{TimedLine, Transcript};
use std::collections::HashMap;
use std::time::Duration;

impl CheckFile {
    /// What each line is compared by: itself, or, for work that may take turns, the same line of the piece
    /// whose turn it was.
    #[must_use]
    pub fn turns<'a>(&'a self, lines: &[&'a str]) -> Vec<&'a str> {
        let alike = self.limit.iter().filter(|limit| limit.alike);
        let names: HashMap<&str, &str> = alike.flat_map(|limit| renamed(limit, lines)).collect();
        let name = |line: &&'a str| names.get(line).copied().unwrap_or(line);
        lines.iter().map(name).collect()
    }

    /// What was printed, with lines that may swap brought into one order.
    #[must_use]
    pub fn transcript(&self, lines: &[TimedLine], end: Duration) -> Transcript {
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        let lines: Vec<TimedLine> = lines
            .iter()
            .zip(self.turns(&texts))
            .map(|(line, text)| TimedLine {
                at: line.at,
                text: text.to_owned(),
            })
            .collect();
        Transcript::new(&lines, end, &self.any_order)
    }
}

/// The lines of each piece of work, and those of the piece whose turn it took. Pieces that never started
/// have the turns that are left.
fn renamed<'a>(
    limit: &'a Limit,
    lines: &[&'a str],
) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
    let turn = |line: &str| lines.iter().position(|other| *other == line);
    let mut came: Vec<_> = limit.work.iter().collect();
    came.sort_by_cached_key(|work| turn(&work.starts).unwrap_or(usize::MAX));
    let turns = came.into_iter().zip(&limit.work);
    turns.flat_map(|(work, turn)| {
        [
            (work.starts.as_str(), turn.starts.as_str()),
            (work.ends.as_str(), turn.ends.as_str()),
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expectation::{Engine, Work};

    /// Two of three jobs at once.
    fn check(alike: bool) -> CheckFile {
        let work = (1..=3).map(|number| Work {
            name: format!("job {number}"),
            starts: format!("{number} starts"),
            ends: format!("{number} ends"),
        });
        let limit = Limit {
            engine: Engine::Async,
            most: 2,
            alike,
            work: work.collect(),
        };
        CheckFile {
            limit: vec![limit],
            ..CheckFile::default()
        }
    }

    #[test]
    fn the_first_to_start_takes_the_first_turn_from_beginning_to_end() {
        let lines = [
            "hello", "3 starts", "1 starts", "3 ends", "2 starts", "done",
        ];
        assert_eq!(
            check(true).turns(&lines),
            [
                "hello", "1 starts", "2 starts", "1 ends", "3 starts", "done"
            ]
        );
        assert_eq!(check(false).turns(&lines), lines);
    }

    #[test]
    fn work_that_never_started_keeps_a_turn_of_its_own() {
        let lines = ["2 starts", "1 ends", "3 ends", "2 ends"];
        assert_eq!(
            check(true).turns(&lines),
            ["1 starts", "2 ends", "3 ends", "1 ends"]
        );
    }
}

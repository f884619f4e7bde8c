//! Lessons in several parts, each an expectation of its own for the same program.

use super::{CheckFile, Expectation};
use crate::transcript::Transcript;
use std::time::Duration;

/// Opens what belongs to a part in a snapshot.
const PART: &str = "=== ";

impl CheckFile {
    /// The lesson's parts; itself where it has none.
    #[must_use]
    pub fn parts(&self) -> Vec<Self> {
        if self.part.is_empty() {
            return vec![self.clone()];
        }
        let whole = |part: &Self| {
            let mut part = part.clone();
            if part.servers.is_empty() {
                part.servers.clone_from(&self.servers);
            }
            part
        };
        self.part.iter().map(whole).collect()
    }

    /// What opens its part of a snapshot; empty where there are no parts.
    #[must_use]
    pub fn heading(&self) -> String {
        if self.name.is_empty() {
            String::new()
        } else {
            format!("{PART}{}\n", self.name)
        }
    }
}

impl Expectation {
    /// The lesson's parts; itself where it has none.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        if self.parts.is_empty() {
            std::slice::from_ref(self)
        } else {
            &self.parts
        }
    }

    /// How long the program runs, once for each part.
    #[must_use]
    pub fn duration(&self) -> Duration {
        let parts = self.parts().iter();
        parts.map(|part| part.transcript.duration()).sum()
    }

    pub(super) fn in_parts(check: CheckFile, snapshot: &str) -> Result<Self, String> {
        let mut texts: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in snapshot.lines() {
            match (line.strip_prefix(PART), texts.last_mut()) {
                (Some(name), _) => texts.push((name, Vec::new())),
                (None, Some((_, lines))) => lines.push(line),
                (None, None) => return Err(format!("the snapshot begins with no '{PART}'")),
            }
        }
        let named = |part: CheckFile| {
            let text = texts.iter().find(|(name, _)| *name == part.name);
            let (name, lines) =
                text.ok_or_else(|| format!("the snapshot has no part '{}'", part.name))?;
            let text = lines.join("\n");
            Self::new(part, text.trim_end_matches('\n')).map_err(|why| format!("in {name}: {why}"))
        };
        let parts = check.parts().into_iter().map(named);
        Ok(Self {
            parts: parts.collect::<Result<_, _>>()?,
            check,
            transcript: Transcript::default(),
            variants: Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHECK: &str = "stub = \"sequential\"\n\
        [[server]]\nname = \"web\"\ndoes = \"silent\"\n\
        [[part]]\nname = \"checks\"\nargs = [\"{web}\"]\n\
        [[part.variant]]\nname = \"slow\"\nextra = [[\"a\", 1]]\n\
        [[part]]\nname = \"logs\"\n[[part.server]]\nname = \"own\"\ndoes = \"silent\"\n";

    #[test]
    fn each_part_has_its_own_text_and_the_servers_of_all() {
        let check: CheckFile = toml::from_str(CHECK).unwrap();
        let text =
            "=== checks\na\n(1 second pause)\nb\n--- slow\na\n\n=== logs\nc\n(2 second pause)\nd";
        let whole = Expectation::new(check, text).unwrap();
        let [checks, logs] = whole.parts() else {
            panic!("there are two");
        };
        assert_eq!(checks.transcript.to_string(), "a\n(1 second pause)\nb");
        assert_eq!(checks.variants[0].to_string(), "a");
        assert_eq!(checks.check.heading(), "=== checks\n");
        assert_eq!(checks.check.servers[0].name, "web");
        assert_eq!(logs.check.servers[0].name, "own");
        assert_eq!(whole.duration(), Duration::from_secs(3));
        let missing = Expectation::new(whole.check, "=== checks\na\n--- slow\na");
        assert_eq!(missing.unwrap_err(), "the snapshot has no part 'logs'");
    }

    #[test]
    fn a_lesson_without_parts_is_its_only_one() {
        let one = Expectation::new(CheckFile::default(), "a").unwrap();
        assert_eq!(one.parts(), std::slice::from_ref(&one));
        assert_eq!(
            (one.check.heading(), one.check.parts().len()),
            (String::new(), 1)
        );
    }
}

//! What a lesson expects of a program: which lines, which of them may swap, the exact pauses, and the
//! evidence that the work was done as the lesson asks. Read from the lesson's check file and from the
//! snapshot of its reference solution; the reading of files is the caller's.

mod each;
mod parts;
mod turns;

use crate::servers::{InFlight, Server, duration, furnished};
use crate::transcript::{Transcript, written_lines};
use lab_trace::{Moment, Plan};
use serde::{Deserialize, Deserializer};
use std::time::Duration;

/// The engine that a piece of work is to run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    Threads,
    Async,
    /// Both in one program: a piece of work may wait on a thread or in a task, so long as it keeps no task
    /// from going on. A piece that is for one engine stands once more in a group of that engine.
    Either,
}

/// A piece of work that waits for itself: prints its start, waits, prints its end.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// What a learner calls it (`file 1`).
    pub name: String,
    pub starts: String,
    pub ends: String,
}

/// Work that must be under way at once. One alone must run beside `main`, or as a future of its own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    pub engine: Engine,
    /// A list, or by a template: `each = { from = 1, to = 20, name = "job {}", starts = "Job {} started",
    /// ends = "Job {} done" }`.
    #[serde(alias = "each", deserialize_with = "each::work")]
    pub work: Vec<Work>,
    /// A line that somebody else prints while the work is under way.
    #[serde(default)]
    pub beside: Option<String>,
    /// A line that somebody else prints when they have waited for the work.
    #[serde(default)]
    pub after: Option<String>,
    /// What is shown in the end is what the work has given back.
    #[serde(default)]
    pub gives: bool,
}

/// Work of which only so many pieces may be under way at once, each from its first line to its last; as
/// many as that must be, while work is left.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub engine: Engine,
    /// How many at once.
    pub most: usize,
    /// The pieces may take each other's turns: each is known by its place in the order of the starts, and
    /// the transcript holds their names in that order.
    #[serde(default)]
    pub alike: bool,
    /// As in [`Together`].
    #[serde(alias = "each", deserialize_with = "each::work")]
    pub work: Vec<Work>,
}

/// Who is to compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Computers {
    /// Threads that the program starts itself, and perhaps main beside them.
    Threads,
    /// The threads of a crate's pool.
    Pool,
}

/// Work that computes: it takes none of the lab's time, and is known by the function that does it. Whoever is
/// in there must do something that is on record, such as to count on an atomic.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Computing {
    /// The function's name.
    pub within: String,
    pub on: Computers,
    /// How many threads could be at it at once, at least, in some schedule.
    pub least: usize,
    /// How many items there are to compute; a lock that is taken as often is taken for each.
    #[serde(default)]
    pub items: usize,
}

/// The program again: with some waits longer, so that what depends on the order of completion shows, with other
/// arguments, or with other values in the code that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// How it is called in words (`delays of 3, 1 and 2 s`).
    pub name: String,
    /// After the line is printed, the next wait lasts so many seconds longer: of whoever printed it, or of a
    /// thread that is started before that. A line with `{}` in it stands for the first one that has any text
    /// there.
    #[serde(default, deserialize_with = "seconds")]
    pub extra: Vec<(String, Duration)>,
    /// In place of the program's arguments; `{name}` stands for where that server is.
    #[serde(default)]
    pub args: Vec<String>,
    /// Servers that are there in this variant alone, besides those of the lesson.
    #[serde(default, rename = "server")]
    pub servers: Vec<Server>,
    /// Texts of the code that is given, and what stands there instead: results that were typed in stay as they were.
    #[serde(default)]
    pub given: Vec<(String, String)>,
    /// Messages of panics that come with them, besides those of the lesson.
    #[serde(default)]
    pub panics: Vec<String>,
    /// The program is to refuse these arguments: to say why on standard error, and to end with an error code.
    #[serde(default)]
    pub fails: bool,
    /// So many threads of the program's own may be alive at once, in place of what `threads` says.
    #[serde(default)]
    pub most: Option<usize>,
    /// Only that no line is lost counts, and not when it comes: the lesson leaves it open who tells of what came
    /// later.
    #[serde(default)]
    pub losses_only: bool,
}

/// Lines with seconds, which may have a fraction.
fn seconds<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(String, Duration)>, D::Error> {
    let lines = Vec::<(String, f64)>::deserialize(from)?;
    let exact = |(line, seconds)| Ok((line, duration(seconds)?));
    lines.into_iter().map(exact).collect()
}

/// How many threads that the program starts itself may be alive at once, and how many must be at some
/// time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threads {
    #[serde(default = "any_number")]
    pub most: usize,
    #[serde(default)]
    pub least: usize,
}

fn any_number() -> usize {
    usize::MAX
}

/// A lesson's check file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckFile {
    /// The diagnosis that the untouched stub would get if it were not known to be the stub.
    #[serde(default)]
    pub stub: String,
    /// What a part is called (`logs`).
    #[serde(default)]
    pub name: String,
    /// Parts that can be passed one by one, in this order: each is the same program once more, with arguments
    /// and expectations of its own. Beside them stand `stub`, and servers that all of them have.
    #[serde(default)]
    pub part: Vec<Self>,
    /// Sets of lines that may swap while they are printed in the same moment. Here and below, lines that
    /// differ by a number may be written as `{ each = "Job {} started", from = 1, to = 20 }`.
    #[serde(default, deserialize_with = "each::sets")]
    pub any_order: Vec<Vec<String>>,
    #[serde(default)]
    pub together: Vec<Together>,
    /// Work that has nothing to overlap with: `main` does it itself, without a thread and without a task.
    #[serde(default)]
    pub alone: Vec<Work>,
    #[serde(default)]
    pub limit: Vec<Limit>,
    /// Lines that must carry a value; a mere literal is typed in.
    #[serde(default, deserialize_with = "each::lines")]
    pub values: Vec<String>,
    /// Texts that must come out of the work; a list of them in the source is typed in.
    #[serde(default, deserialize_with = "each::lines")]
    pub computed: Vec<String>,
    /// Pairs of lines that must be printed by different functions or futures.
    #[serde(default)]
    pub bodies: Vec<(String, String)>,
    /// At most so many systematic schedules, for a lesson about what only some of them show; without it, as
    /// many as for every other.
    #[serde(default)]
    pub schedules: Option<usize>,
    /// Lines that tell a value which threads or tasks share (`Balance: {}`). Where nothing but such lines
    /// differs, the value was torn.
    #[serde(default)]
    pub shared: Vec<String>,
    /// The line whose parts are in the order of the input, not of completion; or the lines that are, one for
    /// each piece of work.
    #[serde(default, deserialize_with = "each::lines")]
    pub in_input_order: Vec<String>,
    /// Lines with which work ends that was cancelled: right before, something that it waited for is dropped.
    #[serde(default, deserialize_with = "each::lines")]
    pub cancelled: Vec<String>,
    #[serde(default)]
    pub variant: Vec<Variant>,
    /// Lines that tell of a failure. When one is missing, somebody has swallowed it.
    #[serde(default)]
    pub failures: Vec<String>,
    /// Messages of the panics that the lesson provokes (`Box<dyn Any>` for a payload that is no text). They
    /// must come, and `main` must outlive them; any other panic is a mistake, as it is everywhere.
    #[serde(default)]
    pub panics: Vec<String>,
    #[serde(default)]
    pub threads: Option<Threads>,
    #[serde(default)]
    pub computing: Vec<Computing>,
    /// How many waits for time the work takes, at least: a piece of work without one was not done.
    #[serde(default)]
    pub waits: usize,
    /// Servers that run beside the program.
    #[serde(default, rename = "server")]
    pub servers: Vec<Server>,
    /// The program's arguments; `{name}` stands for where that server is. Without any, the program gets
    /// `name=address` for each server.
    #[serde(default)]
    pub args: Vec<String>,
    /// In the real run no server answers before so many exchanges are under way at once.
    #[serde(default)]
    pub gate: usize,
    #[serde(default)]
    pub in_flight: Option<InFlight>,
    /// Ctrl-C is pressed at this moment, in the lab and for real.
    #[serde(default)]
    pub ctrl_c: Option<CtrlC>,
}

/// A moment that is a fact of the run (see [`lab_trace::Moment`]).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CtrlC {
    /// A server has got this question for the first time (`GET /users`).
    Asked(String),
    /// The program has printed this line for the first time.
    Printed(String),
}

impl CtrlC {
    /// The moment as the lab and the runner know it.
    #[must_use]
    pub fn moment(&self) -> Moment {
        match self {
            Self::Asked(what) => Moment::Asked(what.clone()),
            Self::Printed(line) => Moment::Printed(line.clone()),
        }
    }
}

impl CheckFile {
    /// The line with which Ctrl-C comes, if it comes with a line.
    #[must_use]
    pub fn ctrl_c_line(&self) -> Option<&str> {
        match &self.ctrl_c {
            Some(CtrlC::Printed(line)) => Some(line),
            _ => None,
        }
    }

    /// The plan, with the servers, the arguments and the Ctrl-C of the lesson.
    #[must_use]
    pub fn furnished(&self, plan: Plan) -> Plan {
        let plan = furnished(&self.args, &self.servers, plan);
        let ctrl_c = self.ctrl_c.as_ref().map(CtrlC::moment);
        Plan { ctrl_c, ..plan }
    }

    /// The plan of a variant, or of the program as it is, on the ground of another.
    #[must_use]
    pub fn varied(&self, variant: Option<&Variant>, plan: Plan) -> Plan {
        match variant {
            Some(variant) => variant.plan(&self.servers, plan),
            None => plan,
        }
    }
}

/// Everything that a program is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    pub check: CheckFile,
    /// What the plain program prints.
    pub transcript: Transcript,
    /// What each variant prints, in the order of the check file.
    pub variants: Vec<Transcript>,
    /// Where the lesson has parts, theirs; all else here is empty then.
    parts: Vec<Self>,
}

/// Opens the part of a snapshot that belongs to a variant.
const VARIANT: &str = "--- ";

impl Expectation {
    /// Puts a check file and the text of its snapshot together.
    ///
    /// # Errors
    /// When the snapshot cannot be read or has not one part for each variant.
    pub fn new(check: CheckFile, snapshot: &str) -> Result<Self, String> {
        if !check.part.is_empty() {
            return Self::in_parts(check, snapshot);
        }
        let mut parts = vec![(String::new(), Vec::new())];
        for line in written_lines(snapshot) {
            match line.strip_prefix(VARIANT) {
                Some(name) => parts.push((name.to_owned(), Vec::new())),
                None => parts
                    .last_mut()
                    .expect("there is one part at least")
                    .1
                    .push(line),
            }
        }
        let mut parts = parts.into_iter();
        let parse = |lines: Vec<&str>| Transcript::parse(&lines.join("\n"));
        let transcript = parse(parts.next().expect("there is one part at least").1)?;
        let mut variants = Vec::new();
        for variant in &check.variant {
            match parts.next() {
                Some((name, lines)) if name == variant.name => variants.push(parse(lines)?),
                _ => return Err(format!("the snapshot has no part '{}'", variant.name)),
            }
        }
        Ok(Self {
            check,
            transcript,
            variants,
            parts: Vec::new(),
        })
    }

    /// The text of a snapshot: the inverse of [`Expectation::new`].
    #[must_use]
    pub fn snapshot(check: &CheckFile, transcript: &Transcript, variants: &[Transcript]) -> String {
        let mut text = transcript.to_string();
        for (variant, transcript) in check.variant.iter().zip(variants) {
            text += &format!("\n{VARIANT}{}\n{transcript}", variant.name);
        }
        text
    }

    /// All work of the lesson, each piece once, in however many groups it stands.
    pub fn work(&self) -> impl Iterator<Item = &Work> {
        let all = || {
            let together = self.check.together.iter();
            let limited = self.check.limit.iter().flat_map(|limit| &limit.work);
            let together = together.flat_map(|together| &together.work);
            together.chain(limited).chain(&self.check.alone)
        };
        let new = move |(at, work): &(usize, &Work)| all().take(*at).all(|other| other != *work);
        all().enumerate().filter(new).map(|(_, work)| work)
    }

    /// What the given variant, or the plain program, is to print.
    #[must_use]
    pub fn wanted(&self, variant: Option<usize>) -> &Transcript {
        variant.map_or(&self.transcript, |index| &self.variants[index])
    }
}

impl Together {
    /// Work for an engine, with nothing beside it.
    #[must_use]
    pub fn of(engine: Engine, work: Vec<Work>) -> Self {
        Self {
            engine,
            work,
            beside: None,
            after: None,
            gives: false,
        }
    }
}

impl Limit {
    /// The work as a group of its own.
    #[must_use]
    pub fn group(&self) -> Together {
        Together::of(self.engine, self.work.clone())
    }
}

impl Variant {
    /// The plan of this variant of a lesson with these servers, on the ground of another.
    #[must_use]
    pub fn plan(&self, servers: &[Server], plan: Plan) -> Plan {
        let own = Plan {
            stretch: self.extra.clone(),
            ..plan
        };
        if self.args.is_empty() {
            return own;
        }
        let servers = servers.iter().chain(&self.servers).cloned();
        furnished(&self.args, &servers.collect::<Vec<_>>(), own)
    }

    /// The program's text with the other values that are given in this variant. `None` where one of those that it
    /// takes the place of does not stand there exactly once: then the program is made in a way of its own.
    #[must_use]
    pub fn source(&self, source: &str) -> Option<String> {
        self.given
            .iter()
            .try_fold(source.to_owned(), |text, (from, to)| {
                let (before, after) = text.split_once(from)?;
                (!after.contains(from)).then(|| format!("{before}{to}{after}"))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_without_arguments_of_its_own_is_told_no_servers() {
        let check: CheckFile =
            toml::from_str("stub = \"todo\"\n[[server]]\nname = \"web\"\ndoes = \"silent\"\n")
                .unwrap();
        let plan = Variant::default().plan(&check.servers, Plan::default());
        assert_eq!(plan.args, Vec::<String>::new());
    }

    #[test]
    fn a_variant_may_have_servers_of_its_own_behind_those_of_the_lesson() {
        let check: CheckFile = toml::from_str(
            "stub = \"todo\"\n[[server]]\nname = \"web\"\ndoes = \"silent\"\n\
             [[variant]]\nname = \"other\"\nargs = [\"{web}\", \"{api}\"]\n\
             [[variant.server]]\nname = \"api\"\ndoes = \"http\"\n\
             [[variant.server.route]]\npath = \"/a\"\nafter = 1.8\n",
        )
        .unwrap();
        let plan = check.variant[0].plan(&check.servers, Plan::default());
        assert_eq!(plan.args, ["127.0.0.1:7001", "127.0.0.1:7002"]);
        assert_eq!(plan.servers.len(), 2);
        let lab_trace::net::Does::Http { routes } = &plan.servers[1].does else {
            panic!("{:?}", plan.servers);
        };
        assert_eq!(routes[0].after, Some(Duration::from_millis(1800)));
        let plain = check.furnished(Plan::default());
        assert_eq!(plain.servers.len(), 1);
    }

    #[test]
    fn other_values_are_given_to_a_program_that_has_each_of_them_once() {
        let variant = Variant {
            given: vec![("tray: 2".into(), "tray: 5".into())],
            ..Variant::default()
        };
        let other = variant.source("let jam = Jam { tray: 2 };\n");
        assert_eq!(other.as_deref(), Some("let jam = Jam { tray: 5 };\n"));
        assert_eq!(variant.source("Jam { tray: 2 }; Jam { tray: 2 }"), None);
        assert_eq!(variant.source("Jam { tray: TWO }"), None);
    }

    #[test]
    fn a_template_stands_for_many_lines_and_many_pieces_of_work() {
        let check: CheckFile = toml::from_str(
            r#"
            stub = "over-limit"
            any_order = [["a", { each = "Job {} started", from = 9, to = 10 }], ["b"]]
            computed = { each = "job_{}.txt", from = 1, to = 2 }
            in_input_order = "All: job_1.txt, job_2.txt"
            [[limit]]
            engine = "async"
            most = 3
            each = { from = 1, to = 20, name = "job {}", starts = "Job {} started", ends = "Job {} done" }
            [[together]]
            engine = "threads"
            work = [{ name = "a", starts = "b", ends = "c" }]
            "#,
        )
        .unwrap();
        assert_eq!(
            check.any_order,
            [vec!["a", "Job 9 started", "Job 10 started"], vec!["b"]]
        );
        assert_eq!(check.computed, ["job_1.txt", "job_2.txt"]);
        assert_eq!(check.in_input_order, ["All: job_1.txt, job_2.txt"]);
        let (first, last) = (&check.limit[0].work[0], &check.limit[0].work[19]);
        assert_eq!((&*first.name, &*last.ends), ("job 1", "Job 20 done"));
        assert_eq!(check.together[0].work[0].name, "a");
    }

    #[test]
    fn a_variant_is_a_plan_with_its_own_waits_and_arguments_and_the_rest_of_the_plan() {
        let text = "name = \"slow\"\nextra = [[\"a\", 2]]\nargs = [\"4\"]";
        let variant: Variant = toml::from_str(text).unwrap();
        let plan = variant.plan(
            &[],
            Plan {
                seed: Some(7),
                args: vec!["1".into()],
                ..Plan::default()
            },
        );
        let stretch = vec![("a".to_owned(), Duration::from_secs(2))];
        let args = vec!["4".to_owned()];
        assert_eq!(
            (plan.stretch, plan.args, plan.seed),
            (stretch, args, Some(7))
        );
    }

    #[test]
    fn a_lesson_that_wants_some_threads_allows_any_number() {
        let threads: Threads = toml::from_str("least = 2").unwrap();
        assert_eq!((threads.least, threads.most), (2, usize::MAX));
    }

    #[test]
    fn ctrl_c_comes_with_a_line_or_with_a_question_and_is_part_of_the_plan() {
        let check = |moment: &str| -> CheckFile {
            let text = format!("stub = \"todo\"\nctrl_c = {{ {moment} }}");
            toml::from_str(&text).unwrap()
        };
        let printed = check("printed = \"begin\"");
        assert_eq!(printed.ctrl_c_line(), Some("begin"));
        let plan = printed.furnished(Plan::default());
        assert_eq!(plan.ctrl_c, Some(Moment::Printed("begin".into())));
        let asked = check("asked = \"GET /a\"");
        assert_eq!(asked.ctrl_c_line(), None);
        let plan = asked.furnished(Plan::default());
        assert_eq!(plan.ctrl_c, Some(Moment::Asked("GET /a".into())));
    }

    #[test]
    fn a_snapshot_has_a_part_for_each_variant() {
        let variant = Variant {
            name: "slow first".into(),
            extra: vec![("a".into(), Duration::from_secs(2))],
            ..Variant::default()
        };
        let check = CheckFile {
            variant: vec![variant],
            ..CheckFile::default()
        };
        // The last line of the plain program is empty.
        let plain = Transcript::parse("a\n(1 second pause)\nb\n").unwrap();
        let slow = Transcript::parse("a\n(3 second pause)\nb").unwrap();
        let text = Expectation::snapshot(&check, &plain, std::slice::from_ref(&slow));
        let read = Expectation::new(check.clone(), &text).unwrap();
        assert_eq!((read.transcript, read.variants), (plain, vec![slow]));
        assert!(
            Expectation::new(check, "a")
                .unwrap_err()
                .contains("slow first")
        );
    }
}

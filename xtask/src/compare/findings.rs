//! What the source claims beside what was measured, and whether it held. Pure: from results to findings.
//!
//! Who compares takes ratios within a round and looks at the worst and the best round. Between "clearly
//! more" and "no more" there is room for "could not tell", which is also what a busy machine gets.

mod libraries;
mod reasons;

use super::plan::{Plan, Section};
use super::results::{Figure, Key, Results};

/// Whether a claim held here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Held,
    InPart,
    NotHeld,
    Unsure,
}

impl Outcome {
    /// As the document has it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Outcome::Held => "held",
            Outcome::InPart => "held-in-part",
            Outcome::NotHeld => "did-not-hold",
            Outcome::Unsure => "could-not-tell",
        }
    }
}

/// A claim, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The claims of the source that this is, as COVERAGE.md names them.
    pub(crate) claims: &'static [&'static str],
    /// The claim in our words.
    pub(crate) says: &'static str,
    pub(crate) outcome: Outcome,
    /// What was measured, in a sentence.
    pub(crate) because: String,
}

/// A claim, and how it is looked at.
struct Claim {
    section: Section,
    claims: &'static [&'static str],
    says: &'static str,
    look: fn(&Results, &Plan) -> (Outcome, String),
}

const CLAIMS: &[Claim] = &[
    Claim {
        section: Section::Overlap,
        claims: &["advice-waiting-both", "threads-io-bound"],
        says: "A script that mostly waits gains from threads and from async alike.",
        look: waits_overlap,
    },
    Claim {
        section: Section::Waiting,
        claims: &[
            "row-memory",
            "choose-async-memory",
            "pitfall-too-many-threads",
        ],
        says: "Threads take more memory, since each has a stack of its own; tasks take less.",
        look: memory,
    },
    Claim {
        section: Section::Waiting,
        claims: &[
            "async-thousands",
            "choose-async-many",
            "advice-thousands-async",
        ],
        says: "For thousands of connections at once, async is the better choice.",
        look: thousands,
    },
    Claim {
        section: Section::Waiting,
        claims: &["choose-threads-few"],
        says: "Threads do for tens to hundreds of pieces of work.",
        look: hundreds,
    },
    Claim {
        section: Section::Waiting,
        claims: &["async-one-thread", "table-how-it-runs"],
        says: "All tasks run on a single thread.",
        look: one_thread,
    },
    Claim {
        section: Section::Cores,
        claims: &[
            "threads-gil",
            "row-cpu",
            "pitfall-cpu-threads",
            "advice-cpu-neither",
        ],
        says: "Threads do not make computing quicker, because the interpreter's lock lets one compute.",
        look: threads_gain_nothing,
    },
    Claim {
        section: Section::Cores,
        claims: &["table-cpu-threads"],
        says: "Threads can compute on several cores. (The source says this too, in its other table.)",
        look: threads_use_cores,
    },
    Claim {
        section: Section::Cores,
        claims: &["table-cpu-async"],
        says: "Async cannot compute on several cores.",
        look: async_uses_one_core,
    },
    Claim {
        section: Section::Startup,
        claims: &["table-overhead"],
        says: "A thread is more overhead than a task.",
        look: overhead,
    },
    Claim {
        section: Section::Blocking,
        claims: &["pitfall-blocking-async"],
        says: "A blocking function inside async code stops the whole event loop.",
        look: blocks,
    },
    Claim {
        section: Section::Blocking,
        claims: &["pitfall-mixing"],
        says: "Who mixes threads and async must know what it implies.",
        look: bridge,
    },
    libraries::CLAIM,
];

/// What became of the claims that a section is about.
pub(crate) fn findings(section: Section, results: &Results, plan: &Plan) -> Vec<Finding> {
    let its = CLAIMS.iter().filter(|claim| claim.section == section);
    its.map(|claim| {
        let (outcome, because) = (claim.look)(results, plan);
        Finding {
            claims: claim.claims,
            says: claim.says,
            outcome,
            because,
        }
    })
    .collect()
}

/// A clear difference: far beyond what two runs of the same thing differ by on a quiet machine.
const CLEARLY: f64 = 1.5;
/// With two cores; more of them only make it clearer.
const QUICKER: f64 = 1.3;
/// No gain at all.
const NO_QUICKER: f64 = 1.15;
/// Above this, in percent of the time, the cores were taken by others, and nothing is said of them.
const TAKEN: f64 = 10.0;
/// Memory is handed out in pages, in KiB.
const PAGE: f64 = 4.0;
/// As long as an answer from the other side of the world takes, in microseconds: who waits for that does not
/// notice less.
const ONE_ANSWER: f64 = 100_000.0;

/// Which side of two bounds a figure is on, if all of it is on one.
fn side(figure: Figure, at_most: f64, at_least: f64) -> Option<bool> {
    if figure.low >= at_least {
        Some(true)
    } else if figure.high <= at_most {
        Some(false)
    } else {
        None
    }
}

fn held(side: Option<bool>) -> Outcome {
    match side {
        Some(true) => Outcome::Held,
        Some(false) => Outcome::NotHeld,
        None => Outcome::Unsure,
    }
}

fn unmeasured() -> (Outcome, String) {
    (Outcome::Unsure, reasons::not_measured())
}

fn waits_overlap(results: &Results, plan: &Plan) -> (Outcome, String) {
    let key = |series| Key::new(Section::Overlap, series, plan.waits, "us");
    let gain = |series| results.ratio(&key("one-by-one"), &key(series));
    let (Some(threads), Some(tasks)) = (gain("threads"), gain("tasks")) else {
        return unmeasured();
    };
    let half = f64::from(plan.waits) / 2.0;
    let sides = [threads, tasks].map(|gain| side(gain, NO_QUICKER, half.min(2.0)));
    let outcome = match sides {
        [Some(true), Some(true)] => Outcome::Held,
        [Some(false), Some(false)] => Outcome::NotHeld,
        [Some(_), Some(_)] => Outcome::InPart,
        _ => Outcome::Unsure,
    };
    (outcome, reasons::gains(threads, tasks))
}

/// The largest crowd that both ways had.
fn largest(results: &Results) -> Option<u32> {
    let tasks = results.sizes(Section::Waiting, "tasks");
    let threads = results.sizes(Section::Waiting, "threads");
    tasks.into_iter().rfind(|size| threads.contains(size))
}

fn memory(results: &Results, _: &Plan) -> (Outcome, String) {
    let Some(at) = largest(results) else {
        return unmeasured();
    };
    let figure = |series| results.figure(&Key::new(Section::Waiting, series, at, "kib"));
    let (Some(threads), Some(tasks)) = (figure("threads"), figure("tasks")) else {
        return (Outcome::Unsure, reasons::memory_unknown());
    };
    // Between rounds memory hardly differs, so the extremes may meet each other.
    let ratio = Figure {
        median: threads.median / tasks.median.max(PAGE),
        low: threads.low / tasks.high.max(PAGE),
        high: threads.high / tasks.low.max(PAGE),
    };
    let outcome = held(side(ratio, 1.0, CLEARLY));
    (
        outcome,
        reasons::memory(at, threads.per(at), tasks.per(at), ratio),
    )
}

fn thousands(results: &Results, _: &Plan) -> (Outcome, String) {
    let Some(at) = largest(results).filter(|&at| at >= 1_000) else {
        return (Outcome::Unsure, reasons::no_thousands());
    };
    let key = |series| Key::new(Section::Waiting, series, at, "us");
    let Some(ratio) = results.ratio(&key("threads"), &key("tasks")) else {
        return unmeasured();
    };
    let Some((threads, tasks)) = results
        .figure(&key("threads"))
        .zip(results.figure(&key("tasks")))
    else {
        return unmeasured();
    };
    let reason = reasons::thousands(at, threads, tasks, ratio);
    (held(side(ratio, 1.0, CLEARLY)), reason)
}

fn hundreds(results: &Results, _: &Plan) -> (Outcome, String) {
    const HUNDREDS: u32 = 100;
    let of = |quantity| results.figure(&Key::new(Section::Waiting, "threads", HUNDREDS, quantity));
    let Some(time) = of("us") else {
        return unmeasured();
    };
    let outcome = match side(time, ONE_ANSWER, 4.0 * ONE_ANSWER) {
        Some(true) => Outcome::NotHeld,
        Some(false) => Outcome::Held,
        None => Outcome::Unsure,
    };
    (
        outcome,
        reasons::hundreds(HUNDREDS, time, of("kib"), ONE_ANSWER),
    )
}

fn one_thread(results: &Results, _: &Plan) -> (Outcome, String) {
    let Some(at) = results.sizes(Section::Waiting, "tasks").pop() else {
        return unmeasured();
    };
    let of = |quantity| results.figure(&Key::new(Section::Waiting, "tasks", at, quantity));
    let (Some(threads), Some(workers)) = (of("threads"), of("default-workers")) else {
        return (Outcome::Unsure, reasons::threads_unknown());
    };
    let outcome = match (threads.high <= 1.0, workers.low <= 1.0) {
        (true, true) => Outcome::Held,
        (true, false) => Outcome::InPart,
        (false, _) => Outcome::NotHeld,
    };
    (
        outcome,
        reasons::one_thread(at, threads.median, workers.median),
    )
}

/// What the most parts gained over one, whether that is a gain, and how much others took of the cores.
struct Gain {
    parts: u32,
    speed: Figure,
    taken: Option<f64>,
    side: Option<bool>,
}

fn gain(results: &Results, series: &str) -> Option<Gain> {
    let parts = results.sizes(Section::Cores, series).pop()?;
    let key = |at, quantity| Key::new(Section::Cores, series, at, quantity);
    let speed = results.ratio(&key(1, "us"), &key(parts, "us"))?;
    let taken = results
        .figure(&key(parts, "in-line-percent"))
        .map(|it| it.median);
    let side = side(speed, NO_QUICKER, QUICKER).filter(|_| parts > 1);
    Some(Gain {
        parts,
        speed,
        taken,
        side,
    })
}

/// Whether something gained by more cores. That it did not says nothing when others had them.
fn uses_cores(gain: &Gain) -> Option<bool> {
    gain.side
        .filter(|&gained| gained || gain.taken.is_none_or(|taken| taken <= TAKEN))
}

fn threads_use_cores(results: &Results, _: &Plan) -> (Outcome, String) {
    let Some(gain) = gain(results, "threads") else {
        return unmeasured();
    };
    let used = uses_cores(&gain);
    (held(used), reasons::threads_gain(&gain, used))
}

fn threads_gain_nothing(results: &Results, _: &Plan) -> (Outcome, String) {
    let Some(gain) = gain(results, "threads") else {
        return unmeasured();
    };
    let used = uses_cores(&gain);
    let nothing = used.map(|used| !used);
    (held(nothing), reasons::no_lock(&gain, used))
}

fn async_uses_one_core(results: &Results, _: &Plan) -> (Outcome, String) {
    let (Some(join), Some(tasks)) = (gain(results, "join"), gain(results, "default-tasks")) else {
        return unmeasured();
    };
    let outcome = match (join.side, uses_cores(&tasks)) {
        (Some(false), Some(false)) => Outcome::Held,
        (Some(false), Some(true)) => Outcome::InPart,
        (Some(true), Some(true)) => Outcome::NotHeld,
        _ => Outcome::Unsure,
    };
    (outcome, reasons::async_gain(&join, &tasks, outcome))
}

fn overhead(results: &Results, plan: &Plan) -> (Outcome, String) {
    let key = |series| Key::new(Section::Startup, series, plan.starts, "us");
    let figure = |series| results.figure(&key(series));
    let (Some(thread), Some(task), Some(ratio)) = (
        figure("threads"),
        figure("tasks"),
        results.ratio(&key("threads"), &key("tasks")),
    ) else {
        return unmeasured();
    };
    (
        held(side(ratio, 1.0, CLEARLY)),
        reasons::overhead(thread, task, ratio),
    )
}

/// How late the latest beat was, and whether that was because of the call.
fn late(results: &Results, plan: &Plan, series: &str) -> Option<(Figure, Option<bool>)> {
    let block = plan.block.as_secs_f64() * 1e6;
    let at = u32::try_from(plan.block.as_millis()).ok()?;
    let late = results.figure(&Key::new(Section::Blocking, series, at, "us"))?;
    Some((late, side(late, 0.3 * block, 0.8 * block)))
}

fn blocks(results: &Results, plan: &Plan) -> (Outcome, String) {
    let late = |series| late(results, plan, series);
    let (Some((awaited, calm)), Some((blocked, stopped))) =
        (late("async-sleep"), late("std-sleep"))
    else {
        return unmeasured();
    };
    // If beats are late anyway, a late one proves nothing.
    let side = stopped.filter(|_| calm == Some(false));
    (held(side), reasons::blocks(plan, awaited, blocked))
}

fn bridge(results: &Results, plan: &Plan) -> (Outcome, String) {
    let late = |series| late(results, plan, series);
    let (Some((blocked, stopped)), Some((bridged, bridged_late))) =
        (late("std-sleep"), late("spawn-blocking"))
    else {
        return unmeasured();
    };
    let differs = match (stopped, bridged_late) {
        (Some(true), Some(false)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    };
    (held(differs), reasons::bridge(blocked, bridged))
}

#[cfg(test)]
mod tests;

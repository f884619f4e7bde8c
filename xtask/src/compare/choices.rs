//! The lesson on choosing an engine: its twelve workloads, which engines fit each, what the learner's program
//! has chosen, and what the others would have cost here. Pure. It judges nobody: whether a choice is right is
//! the lab's to say, and this shows what it means on a machine.

use super::plan::{Engine, Plan, Section};
use super::results::{Figure, Key, Results};
use super::view::{Row, Table};
use super::words;

/// The lesson, as a learner names it.
pub(crate) const LESSON: &str = "ex23";

/// One of the twelve.
pub(crate) struct Workload {
    pub(crate) name: &'static str,
    /// The simplest first.
    pub(crate) fits: &'static [Engine],
    /// What is measured of it.
    pub(crate) quantity: &'static str,
}

const US: &str = "us";
const LATE: &str = "late-us";

/// In the order of the lesson, which counts them from 1.
pub(crate) const WORKLOADS: [Workload; 12] = [
    of("rate", &[Engine::Direct], US),
    of("price", &[Engine::Threads, Engine::SpawnBlocking], US),
    of("quote", &[Engine::Async], US),
    of("step", &[Engine::Direct], US),
    of("log", &[Engine::Direct], US),
    of("scan", &[Engine::Threads, Engine::SpawnBlocking], US),
    of("count", &[Engine::Direct], US),
    of("chat", &[Engine::Async], US),
    of("sensor", &[Engine::Threads, Engine::SpawnBlocking], US),
    of("query", &[Engine::Async], LATE),
    of("report", &[Engine::SpawnBlocking], LATE),
    of("hash", &[Engine::SpawnBlocking], LATE),
];

impl Workload {
    pub(crate) fn is_server(&self) -> bool {
        self.quantity == LATE
    }
}

const fn of(name: &'static str, fits: &'static [Engine], quantity: &'static str) -> Workload {
    Workload {
        name,
        fits,
        quantity,
    }
}

/// What a program has chosen for each workload, where it says so in the call that names the workload.
pub(crate) fn chosen(source: &str) -> Vec<Option<Engine>> {
    let engine = |workload: &Workload| {
        let (_, call) = source.split_once(&format!("(\"{}\",", workload.name))?;
        let (call, _) = call.split_once(';')?;
        let words = call.split(|c: char| !c.is_alphanumeric() && c != '_');
        words
            .rev()
            .find_map(|word| Engine::ALL.into_iter().find(|it| it.variant() == word))
    };
    WORKLOADS.iter().map(engine).collect()
}

/// The workloads with their numbers and what was chosen for them.
fn numbered(plan: &Plan) -> impl Iterator<Item = (u32, &'static Workload, Option<Engine>)> {
    let chosen = plan.chosen.iter().copied().chain(std::iter::repeat(None));
    (1..)
        .zip(&WORKLOADS)
        .zip(chosen)
        .map(|((at, it), chosen)| (at, it, chosen))
}

fn key(at: u32, workload: &Workload, engine: Engine) -> Key {
    Key::new(Section::Choices, engine.series(), at, workload.quantity)
}

/// A row for each workload, a column for each engine.
pub(crate) fn table(results: &Results, plan: &Plan) -> Table {
    let mut rows = Vec::new();
    for (at, workload, chosen) in numbered(plan) {
        let cell = |engine| {
            let figure = results.figure(&key(at, workload, engine));
            let kib = results.figure(&Key::new(Section::Choices, engine.series(), at, "kib"));
            words::choice(figure, kib)
        };
        let cells = Engine::ALL.map(|engine| (engine, cell(engine), chosen == Some(engine)));
        if cells.iter().all(|(_, cell, _)| cell.is_none()) {
            continue;
        }
        rows.push(Row {
            told: words::choices_told(workload.name, &cells),
            cells: std::iter::once(workload.name.to_owned())
                .chain(
                    cells
                        .into_iter()
                        .map(|(_, cell, its)| words::choice_cell(cell, its)),
                )
                .collect(),
        });
    }
    let engines =
        Engine::ALL.map(|engine| words::series(Section::Choices, engine.series()).to_owned());
    let head = std::iter::once("workload".to_owned())
        .chain(engines)
        .collect();
    Table { head, rows }
}

/// What a choice that does not fit has cost, beside what fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    pub(crate) beside: Beside,
    pub(crate) its: Figure,
    pub(crate) other: Figure,
    /// The memory of both, where it was measured.
    pub(crate) kib: Option<(Figure, Figure)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Clearly more, in each round.
    More,
    /// As much, in each round.
    AsMuch,
    /// The rounds disagree.
    Unclear,
}

const MORE: f64 = 1.3;
const AS_MUCH: f64 = 1.15;

fn cost(results: &Results, one: &Key, other: &Key) -> Option<Cost> {
    let ratio = results.ratio(one, other)?;
    let beside = match ratio {
        Figure { low, .. } if low >= MORE => Beside::More,
        Figure { high, .. } if high <= AS_MUCH => Beside::AsMuch,
        _ => Beside::Unclear,
    };
    let kib = |key: &Key| {
        let quantity = "kib".to_owned();
        results.figure(&Key {
            quantity,
            ..key.clone()
        })
    };
    Some(Cost {
        beside,
        its: results.figure(one)?,
        other: results.figure(other)?,
        kib: kib(one).zip(kib(other)),
    })
}

/// For each choice that does not fit, its counter-example.
pub(crate) fn notes(results: &Results, plan: &Plan) -> Vec<String> {
    if plan.chosen.is_empty() {
        return Vec::new();
    }
    let mut notes = Vec::new();
    for (at, workload, chosen) in numbered(plan) {
        let Some(engine) = chosen.filter(|engine| !workload.fits.contains(engine)) else {
            continue;
        };
        let fit = workload.fits[0];
        let cost = cost(results, &key(at, workload, engine), &key(at, workload, fit));
        notes.push(words::counter_example(workload, engine, fit, cost.as_ref()));
    }
    let unread: Vec<&str> = numbered(plan)
        .filter(|(.., chosen)| chosen.is_none())
        .map(|(_, workload, _)| workload.name)
        .collect();
    if notes.is_empty() && unread.is_empty() {
        notes.push(words::all_fit());
    }
    notes.extend((!unread.is_empty()).then(|| words::unread(&unread)));
    notes
}

#[cfg(test)]
mod tests {
    use super::super::plan::CHATS;
    use super::super::tests::{plan, readings};
    use super::*;

    /// A program that has the same engine for every workload but one.
    fn program(all: &str, but: (&str, &str)) -> String {
        let call = |workload: &Workload| {
            let engine = if workload.name == but.0 { but.1 } else { all };
            format!(
                "    script(\"{}\", 1..=2, Work::AsyncCall, Engine::{engine});\n",
                workload.name
            )
        };
        WORKLOADS.iter().map(call).collect()
    }

    #[test]
    fn a_choice_is_read_from_the_call_that_names_the_workload() {
        let chosen = chosen(&program("Direct", ("chat", "Threads")));
        assert_eq!(chosen[0], Some(Engine::Direct));
        assert_eq!(chosen[7], Some(Engine::Threads));
        assert_eq!(WORKLOADS[CHATS as usize - 1].name, "chat");
    }

    #[test]
    fn what_is_chosen_elsewhere_is_not_guessed() {
        let text =
            "script(\"rate\", 1..=1, Work::AsyncCall);\nmatch name { \"rate\" => Engine::Direct }";
        assert_eq!(chosen(text), [None; 12]);
    }

    #[test]
    fn the_lesson_calls_its_workloads_as_we_do() {
        let solution = include_str!("../../../solutions/ex23_choose_engine/src/main.rs");
        for (chosen, workload) in chosen(solution).into_iter().zip(&WORKLOADS) {
            assert_eq!(chosen, Some(workload.fits[0]), "{}", workload.name);
        }
    }

    fn told(source: &str, text: &str) -> String {
        let plan = Plan {
            chosen: chosen(source),
            ..plan()
        };
        notes(&readings(Section::Choices, text), &plan).join("\n")
    }

    #[test]
    fn a_choice_that_does_not_fit_meets_its_counter_example() {
        let solution = include_str!("../../../solutions/ex23_choose_engine/src/main.rs");
        insta::assert_snapshot!(told(solution, ""), @"All of your choices fit; the other columns tell what they spare you.");
        let with = |name: &str, engine: &str| {
            let fit = WORKLOADS
                .iter()
                .find(|it| it.name == name)
                .expect("one of them")
                .fits[0];
            let at = solution.find(&format!("(\"{name}\",")).expect("called");
            let (before, call) = solution.split_at(at);
            before.to_owned() + &call.replacen(&format!("Engine::{}", fit.variant()), engine, 1)
        };
        let scan = with("scan", "Engine::Async");
        insta::assert_snapshot!(told(&scan, "async 6 us 4{}000\nthreads 6 us 2{}000"), @"scan: your program has async, and it took 43 ms (40 to 46 ms); by threads, 23 ms (20 to 26 ms).");
        let rate = with("rate", "Engine::Async");
        insta::assert_snapshot!(told(&rate, "async 1 us 20{}00\ndirectly 1 us 20{}00"), @"rate: your program has async, and it took 20 ms (20 to 21 ms); done directly, 20 ms (20 to 21 ms). It is no quicker, and there is more to start and to understand.");
        let chat = with("chat", "Engine::Threads");
        let text = "threads 8 us 310000\nthreads 8 kib 96000\nasync 8 us 8300\nasync 8 kib 4468";
        insta::assert_snapshot!(told(&chat, text), @"chat: your program has threads, and all of them cost 310 ms; by async, 8.3 ms; the memory was 94 MiB, and 4.4 MiB.");
        insta::assert_snapshot!(told(&rate, "async 1 us 2{}000\ndirectly 1 us 21000"), @"rate: your program has async, and it took 23 ms (20 to 26 ms); done directly, 21 ms. That is too unsteady to say which is quicker.");
        let price = with("price", "Engine::Direct");
        let text = "directly 2 us 4{}000\nthreads 2 us 44000";
        insta::assert_snapshot!(told(&price, text), @"price: your program has directly, and it took 43 ms (40 to 46 ms); by threads, 44 ms. Here and now that shows no difference; a busy machine hides it.");
        let hash = with("hash", "Engine::Direct");
        insta::assert_snapshot!(told(&hash, "directly 12 late-us 2{}000\nspawn-blocking 12 late-us 4{}"), @"hash: your program has directly, and the ping was answered after 23 ms (20 to 26 ms); by spawn_blocking, 43 µs (40 to 46 µs).");
        let query = with("query", "Engine::Direct");
        insta::assert_snapshot!(told(&query, "async 10 late-us 5"), @"query: your program has directly, which was not measured beside async.");
        insta::assert_snapshot!(told(&solution.replace("Engine::Threads", "best()"), ""), @"In your program of ex23 we found no choice for price, scan, sensor: we look for it in the call that names the workload.");
    }
}

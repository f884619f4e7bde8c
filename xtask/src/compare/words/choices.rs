//! Sentences about what the learner's program has chosen. Decides nothing.

use super::super::choices::{Beside, Cost, LESSON, WORKLOADS, Workload};
use super::super::plan::{Engine, Section};
use super::super::results::Figure;
use super::{memory, series, spread, time};

/// What a choice costs, as a table has it: the time, and the memory where that was measured.
pub(crate) fn choice(took: Option<Figure>, kib: Option<Figure>) -> Option<String> {
    let took = time(took?.median);
    Some(match kib {
        Some(kib) => format!("{took}, {}", memory(kib.median)),
        None => took,
    })
}

/// A workload, by its number, done in some way.
pub(super) fn way_of(at: u32, way: &str) -> String {
    let index = (at as usize).wrapping_sub(1);
    let name = WORKLOADS.get(index).map_or("a workload", |it| it.name);
    match Engine::ALL.into_iter().find(|it| it.series() == way) {
        Some(engine) if engine != Engine::Direct => format!("{name} by {}", called(engine)),
        _ => format!("{name} {way}"),
    }
}

/// The same in its column; the sign says that it is the learner's.
pub(crate) fn choice_cell(cell: Option<String>, its: bool) -> String {
    let cell = cell.unwrap_or_else(|| "–".into());
    if its { format!("{cell} ←") } else { cell }
}

/// A row in a sentence.
pub(crate) fn choices_told(name: &str, cells: &[(Engine, Option<String>, bool)]) -> String {
    let told: Vec<String> = cells
        .iter()
        .map(|(engine, cell, its)| {
            let cell = cell.as_deref().unwrap_or("not measured");
            let its = if *its { " (your choice)" } else { "" };
            format!("{} {cell}{its}", called(*engine))
        })
        .collect();
    format!("{name}: {}", told.join("; "))
}

fn called(engine: Engine) -> &'static str {
    series(Section::Choices, engine.series())
}

fn done(engine: Engine) -> String {
    match engine {
        Engine::Direct => "done directly".into(),
        other => format!("by {}", called(other)),
    }
}

/// What became of a choice that does not fit.
pub(crate) fn counter_example(
    workload: &Workload,
    chosen: Engine,
    fit: Engine,
    cost: Option<&Cost>,
) -> String {
    let direct = chosen == Engine::Direct;
    let (name, chosen) = (workload.name, called(chosen));
    let what = match name {
        "chat" => "all of them cost",
        _ if workload.is_server() => "the ping was answered after",
        _ => "it took",
    };
    let Some(Cost {
        beside,
        its,
        other,
        kib,
    }) = cost
    else {
        let fit = called(fit);
        return format!("{name}: your program has {chosen}, which was not measured beside {fit}.");
    };
    let memory = kib.map_or(String::new(), |(its, other)| {
        format!(
            "; the memory was {}, and {}",
            memory(its.median),
            memory(other.median)
        )
    });
    let after = match beside {
        Beside::More => "",
        Beside::AsMuch if direct => {
            " Here and now that shows no difference; a busy machine hides it."
        }
        Beside::AsMuch => " It is no quicker, and there is more to start and to understand.",
        Beside::Unclear => " That is too unsteady to say which is quicker.",
    };
    format!(
        "{name}: your program has {chosen}, and {what} {}; {}, {}{memory}.{after}",
        spread(*its, &time),
        done(fit),
        spread(*other, &time)
    )
}

pub(crate) fn all_fit() -> String {
    "All of your choices fit; the other columns tell what they spare you.".into()
}

pub(crate) fn unread(names: &[&str]) -> String {
    format!(
        "In your program of {LESSON} we found no choice for {}: we look for it in the call that names the \
         workload.",
        names.join(", ")
    )
}

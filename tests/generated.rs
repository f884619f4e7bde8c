//! The lab against a model: programs drawn at random do in the lab what a small model says that they can
//! do, to the tenth of a second, and where that is little, all of it.
//!
//! `GENERATED_PLANS=1000` tries more of them, `GENERATED_SEED=7` others.

mod sandbox;

#[path = "generated/model.rs"]
mod model;
#[path = "generated/plan.rs"]
mod plan;
#[path = "generated/source.rs"]
mod source;

use plan::{Plan, Random};
use sandbox::Sandbox;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Programs that are tried each time.
const PLANS: u64 = 40;
/// Plans with more transcripts than these are too much for the model.
const MOST: usize = 3_000;
/// Plans with no more transcripts than these must show all of them in the lab.
const FEW: usize = 12;
/// Schedules to look for them in: more only while some are missing.
const EFFORTS: [u32; 3] = [150, 1500, 30_000];

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |text| text.parse().expect("a number"))
}

#[test]
fn generated_programs_do_in_the_lab_what_the_model_says() {
    let sandbox = Sandbox::new();
    let mut random = Random(number("GENERATED_SEED", 1));
    let mut plans = 0;
    let mut failures = Vec::new();
    while plans < number("GENERATED_PLANS", PLANS) {
        let plan = Plan::draw(&mut random);
        let Some(expected) = model::transcripts(&plan, MOST) else {
            continue;
        };
        plans += 1;
        if let Err(failure) = compare(&sandbox, &plan, &expected) {
            failures.push(failure);
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {plans} plans:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// Too rare to be drawn: in life the third body comes a tick before the second, whose waits were two, and
/// main may print between them.
#[test]
fn equal_deadlines_may_be_a_tick_apart() {
    use plan::Engine::CurrentThread;
    use plan::Step::{Join, Print, Sleep, Spawn};
    let plan = Plan {
        engine: CurrentThread,
        bodies: vec![
            vec![Spawn(1), Spawn(2), Join(2), Print, Join(1)],
            vec![Sleep(1), Sleep(1), Print],
            vec![Sleep(2), Print],
        ],
        channels: Vec::new(),
    };
    let expected = model::transcripts(&plan, MOST).unwrap();
    assert_eq!(expected.len(), 2);
    compare(&Sandbox::new(), &plan, &expected).unwrap();
}

type Transcript = (Vec<String>, String);

fn compare(sandbox: &Sandbox, plan: &Plan, expected: &BTreeSet<Transcript>) -> Result<(), String> {
    let source = source::source(plan);
    fs::write(sandbox.root().join("generated.rs"), &source).unwrap();
    let few = expected.len() <= FEW;
    let efforts = if few {
        EFFORTS.as_slice()
    } else {
        &EFFORTS[..1]
    };
    let mut missing = None;
    for &schedules in efforts {
        let seen = seen(sandbox, schedules);
        if let Some((new, schedule)) = seen.iter().find(|(one, _)| !expected.contains(one)) {
            return Err(format!(
                "{source}\nin schedule {schedule} it does what the model does not know:\n{}",
                written(new)
            ));
        }
        missing = expected.iter().find(|&one| !seen.contains_key(one));
        if missing.is_none() {
            return Ok(());
        }
    }
    missing.filter(|_| few).map_or(Ok(()), |missing| {
        Err(format!(
            "{source}\nof {} transcripts the lab does not have this one:\n{}",
            expected.len(),
            written(missing)
        ))
    })
}

/// What the program does in the lab, and in which schedule first.
fn seen(sandbox: &Sandbox, schedules: u32) -> BTreeMap<Transcript, String> {
    let (systematic, random) = ((schedules / 2).to_string(), schedules.to_string());
    let (document, code) = sandbox.json(&[
        "transcripts",
        "generated.rs",
        "--systematic",
        &systematic,
        "--random",
        &random,
    ]);
    assert_eq!(code, 0, "{document}");
    let seen = document["transcripts"].as_array().unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    seen.iter()
        .map(|seen| {
            let lines = seen["lines"].as_array().unwrap().iter().map(text).collect();
            ((lines, text(&seen["end"])), text(&seen["schedule"]))
        })
        .collect()
}

fn written((lines, end): &Transcript) -> String {
    format!("{}\n[{end}]", lines.join("\n"))
}

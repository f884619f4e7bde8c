//! Whether claims held, on readings by hand.

use super::super::tests::{plan, readings, results};
use super::*;

fn outcome(section: Section, claim: &str, results: &Results) -> (Outcome, String) {
    let found = findings(section, results, &plan());
    let its = found.into_iter().find(|it| it.claims.contains(&claim));
    let its = its.unwrap_or_else(|| panic!("{claim} is no claim about {section:?}"));
    (its.outcome, its.because)
}

#[test]
fn a_quiet_machine_settles_every_claim() {
    let results = results();
    let expected = [
        (Section::Overlap, "advice-waiting-both", Outcome::Held),
        (Section::Waiting, "row-memory", Outcome::Held),
        (Section::Waiting, "choose-threads-few", Outcome::Held),
        (Section::Waiting, "async-one-thread", Outcome::InPart),
        (Section::Cores, "threads-gil", Outcome::NotHeld),
        (Section::Cores, "table-cpu-threads", Outcome::Held),
        (Section::Cores, "table-cpu-async", Outcome::InPart),
        (Section::Startup, "table-overhead", Outcome::Held),
        (Section::Blocking, "pitfall-blocking-async", Outcome::Held),
        (Section::Blocking, "pitfall-mixing", Outcome::Held),
        (Section::Choices, "advice-blocking-threads", Outcome::Held),
    ];
    for (section, claim, wanted) in expected {
        let (outcome, because) = outcome(section, claim, &results);
        assert_eq!(outcome, wanted, "{claim}: {because}");
    }
}

#[test]
fn without_a_thousand_threads_nothing_is_said_of_thousands() {
    let (outcome, because) = outcome(Section::Waiting, "async-thousands", &results());
    assert_eq!(outcome, Outcome::Unsure);
    assert!(because.contains("thousand"), "{because}");
}

#[test]
fn rounds_that_contradict_each_other_settle_nothing() {
    let results = readings(Section::Startup, "threads 2000 us 1{}\ntasks 2000 us 11");
    let (outcome, because) = outcome(Section::Startup, "table-overhead", &results);
    assert_eq!(outcome, Outcome::Unsure, "{because}");
    assert!(because.contains("0.9 to 1.5 times"), "{because}");
}

#[test]
fn threads_that_had_to_share_the_cores_with_others_prove_no_lock() {
    let of = |percent: &str| {
        let text = format!(
            "threads 1 us 200000\nthreads 4 us 200000\nthreads 4 in-line-percent {percent}"
        );
        let results = readings(Section::Cores, &text);
        outcome(Section::Cores, "threads-gil", &results)
    };
    let (busy, because) = of("74");
    assert_eq!(busy, Outcome::Unsure);
    assert!(because.contains("others had the cores"), "{because}");
    // This would be news.
    assert_eq!(of("1").0, Outcome::Held);
}

#[test]
fn on_one_core_nothing_is_said_of_several() {
    let results = readings(
        Section::Cores,
        "threads 1 us 200000\nthreads 1 in-line-percent 0",
    );
    for claim in ["threads-gil", "table-cpu-threads"] {
        let (outcome, because) = outcome(Section::Cores, claim, &results);
        assert_eq!(outcome, Outcome::Unsure);
        assert!(because.contains("one core only"), "{because}");
    }
}

#[test]
fn a_heartbeat_that_is_late_anyway_accuses_nobody() {
    let text = "async-sleep 200 us 180000\nstd-sleep 200 us 200000\nspawn-blocking 200 us 180000";
    let results = readings(Section::Blocking, text);
    for claim in ["pitfall-blocking-async", "pitfall-mixing"] {
        assert_eq!(
            outcome(Section::Blocking, claim, &results).0,
            Outcome::Unsure
        );
    }
}

#[test]
fn what_was_not_measured_is_not_judged() {
    for section in Section::ALL {
        for finding in findings(section, &Results::default(), &plan()) {
            assert_eq!(finding.outcome, Outcome::Unsure, "{finding:?}");
        }
    }
}

#[test]
fn a_claim_is_judged_once() {
    let mut all: Vec<&str> = CLAIMS
        .iter()
        .flat_map(|claim| claim.claims)
        .copied()
        .collect();
    all.sort_unstable();
    let before = all.len();
    all.dedup();
    assert_eq!(all.len(), before);
}

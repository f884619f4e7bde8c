//! Readings by hand, as a machine with four cores could have had them, for the tests of this room.

use super::plan::{Engine, Plan, Section};
use super::results::Results;

pub(super) fn plan() -> Plan {
    Plan {
        crowds: vec![100, 10_000],
        chosen: [
            (1, Engine::Async),
            (7, Engine::Threads),
            (11, Engine::Direct),
        ]
        .into_iter()
        .fold(vec![None; 12], |mut chosen, (at, engine): (usize, _)| {
            chosen[at] = Some(engine);
            chosen
        }),
        ..Plan::whole(4)
    }
}

/// The rounds' readings of a section, which take a `{}` for what differs between them.
pub(super) fn readings(section: Section, text: &str) -> Results {
    let mut results = Results::default();
    add(&mut results, section, text);
    results
}

fn add(results: &mut Results, section: Section, text: &str) {
    for (round, more) in [(1, "0"), (2, "3"), (3, "6")] {
        let text = text.replace("{}", more);
        results.read(section, round, &text).expect("readable");
    }
}

pub(super) fn results() -> Results {
    let mut results = Results::default();
    for (section, text) in [
        (
            Section::Overlap,
            "one-by-one 10 us 51{}000\nthreads 10 us 5{}000\ntasks 10 us 51000",
        ),
        (
            Section::Waiting,
            "threads 100 us 3{}00\nthreads 100 kib 960\nthreads 100 threads 101\ntasks 100 us 8{}\n\
             tasks 100 kib 44\ntasks 100 threads 1\ntasks 100 default-workers 4\n\
             skipped threads 10000 the limit of processes (ulimit -u) is 4096, and 300 are running\n\
             tasks 10000 us 8{}00\ntasks 10000 kib 4468\ntasks 10000 threads 1\n\
             tasks 10000 default-workers 4",
        ),
        (
            Section::Cores,
            "threads 1 us 200000\nthreads 2 us 10{}000\nthreads 4 us 5{}000\n\
             threads 4 in-line-percent 2\njoin 1 us 200000\njoin 2 us 20{}000\njoin 4 us 20{}000\n\
             default-tasks 1 us 200000\ndefault-tasks 2 us 10{}000\ndefault-tasks 4 us 6{}000\n\
             default-tasks 4 in-line-percent 3",
        ),
        (Section::Startup, "threads 2000 us 2{}\ntasks 2000 us 0.35"),
        (
            Section::Blocking,
            "async-sleep 200 us 12{}0\nstd-sleep 200 us 20{}000\nspawn-blocking 200 us 13{}0\n\
             std-sleep-default 200 us 1900",
        ),
        (
            Section::Choices,
            "directly 2 us 40{}00\nthreads 2 us 20{}00\nasync 2 us 41{}00\nspawn-blocking 2 us 21{}00\n\
             directly 6 us 40{}00\nthreads 6 us 20{}00\nasync 6 us 41{}00\nspawn-blocking 6 us 21{}00\n\
             threads 8 us 310000\nthreads 8 kib 96000\nasync 8 us 8300\nasync 8 kib 4468\n\
             async 10 late-us 5\ndirectly 12 late-us 20{}00\nspawn-blocking 12 late-us 4{}\n\
             skipped directly 8 one after the other they would take minutes",
        ),
    ] {
        add(&mut results, section, text);
    }
    results
}

#[test]
fn what_the_plan_leaves_out_is_not_shown() {
    let plan = Plan {
        sections: vec![Section::Startup],
        ..plan()
    };
    let shown = super::view::shown(&results(), &plan);
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].section, Section::Startup);
}

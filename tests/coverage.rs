//! The source's claims are all taken up: COVERAGE.md against what the lessons say that they cover.

mod sandbox;

use sandbox::coverage::{Claim, claims};
use sandbox::{Sandbox, about, lessons};
use std::collections::BTreeSet;

/// The whole course. Until a lesson is there, its name is enough; when all are, nothing is let pass.
const COURSE: &[&str] = &[
    "ex01_two_threads",
    "ex02_join_waits",
    "ex03_async_await",
    "ex04_gather",
    "ex05_threads_vs_async",
    "ex06_five_servers",
    "ex07_five_servers_async",
    "ex08_shared_list",
    "ex09_lost_update",
    "ex10_async_race",
    "ex11_thread_panics",
    "ex12_worker_pool",
    "ex13_cpu_heavy",
    "ex14_blocking",
    "ex15_forgotten_await",
    "ex16_mix_engines",
    "ex17_bounded_tasks",
    "ex18_api_sequential",
    "ex19_api_threads",
    "ex20_api_async",
    "ex21_executor",
    "ex22_timeout_cancel",
    "ex23_choose_engine",
    "ex24_capstone",
];

#[test]
fn every_claim_has_a_name_of_its_own_words_and_a_place() {
    let claims = claims();
    assert!(claims.len() > 50, "the tables are read: {}", claims.len());
    let mut seen = BTreeSet::new();
    for Claim { id, says, places } in &claims {
        assert!(seen.insert(id), "{id} is there twice");
        assert!(says.ends_with('.'), "{id} says: {says}");
        assert!(
            places.iter().all(|place| !place.is_empty()),
            "{id} is covered nowhere"
        );
    }
}

#[test]
fn every_place_is_a_lesson_or_a_command() {
    let (help, _, _) = Sandbox::new().output(&["--help"]);
    let lessons = lessons();
    for Claim { id, places, .. } in claims() {
        for place in places {
            let known = match place.strip_prefix("cargo xtask ") {
                Some(command) => {
                    let name = command.split(' ').next().unwrap();
                    help.lines()
                        .any(|line| line.split_whitespace().next() == Some(name))
                }
                None => COURSE.contains(&place.as_str()) || lessons.contains(&place),
            };
            assert!(known, "{id} is covered by {place}, which is neither");
        }
    }
}

#[test]
fn the_tables_and_the_lessons_name_the_same_claims() {
    let (claims, lessons) = (claims(), lessons());
    let all_there = COURSE
        .iter()
        .all(|name| lessons.iter().any(|it| it == name));
    for lesson in &lessons {
        assert!(
            COURSE.contains(&lesson.as_str()),
            "{lesson} is new to COVERAGE.md"
        );
        let about = about(lesson);
        let Some(covers) = about.get("covers") else {
            assert!(!all_there, "{lesson} does not say which claims it covers");
            continue;
        };
        let covers = covers.as_array().expect("covers is a list of claims");
        let said: BTreeSet<&str> = covers.iter().map(|id| id.as_str().unwrap()).collect();
        let listed = claims.iter().filter(|claim| claim.places.contains(lesson));
        let listed: BTreeSet<&str> = listed.map(|claim| claim.id.as_str()).collect();
        assert_eq!(
            said, listed,
            "{lesson} says what it covers, and COVERAGE.md lists it"
        );
        assert!(!said.is_empty(), "{lesson} covers nothing");
    }
}

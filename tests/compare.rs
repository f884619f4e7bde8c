//! `cargo xtask compare`, once and small: what it prints has everything in it. Nothing here depends on how
//! quick the machine is.

mod sandbox;

use insta::assert_snapshot;
use predicates::prelude::*;
use predicates::str::contains;
use sandbox::Sandbox;
use sandbox::coverage::claims;
use std::collections::BTreeSet;
use std::fs;

#[test]
fn a_quick_comparison_is_whole_as_a_document_and_as_a_picture() {
    let sandbox = Sandbox::new();
    let (document, code) = sandbox.json(&[
        "compare",
        "--quick",
        "--format",
        "json",
        "--svg",
        "plots.svg",
    ]);
    assert_eq!((document["schema"].as_u64(), code), (Some(1), 0));
    assert_eq!(document["rounds"], 1);
    assert!(document["machine"]["cores"].as_u64().unwrap() >= 1);
    let sections = document["sections"].as_array().unwrap();
    let ids: Vec<&str> = sections
        .iter()
        .map(|it| it["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        ids,
        [
            "overlap", "waiting", "cores", "startup", "blocking", "choices"
        ]
    );
    for section in sections {
        let readings = section["readings"].as_array().unwrap();
        let skipped = section["skipped"].as_array().unwrap();
        assert!(!readings.is_empty() || !skipped.is_empty(), "{section}");
        for reading in readings {
            let of = |key: &str| reading[key].as_f64().unwrap();
            assert!(
                of("low") <= of("median") && of("median") <= of("high"),
                "{reading}"
            );
            assert_eq!(reading["values"].as_array().unwrap().len(), 1, "{reading}");
        }
        for skip in skipped {
            assert!(!skip["why"].as_str().unwrap().is_empty(), "{skip}");
        }
        let findings = section["findings"].as_array().unwrap();
        assert!(!findings.is_empty(), "{section}");
        for finding in findings {
            assert!(
                !finding["claims"].as_array().unwrap().is_empty(),
                "{finding}"
            );
            for key in ["says", "because"] {
                assert!(!finding[key].as_str().unwrap().is_empty(), "{finding}");
            }
            let outcome = finding["outcome"].as_str().unwrap();
            assert!(
                ["held", "held-in-part", "did-not-hold", "could-not-tell"].contains(&outcome),
                "{finding}"
            );
        }
    }
    // What it measures is what COVERAGE.md says of it.
    let mut measured = BTreeSet::new();
    for section in sections {
        let place = format!("cargo xtask compare {}", section["id"].as_str().unwrap());
        for finding in section["findings"].as_array().unwrap() {
            for id in finding["claims"].as_array().unwrap() {
                measured.insert((id.as_str().unwrap().to_owned(), place.clone()));
            }
        }
    }
    let listed: BTreeSet<(String, String)> = claims()
        .into_iter()
        .flat_map(|claim| {
            let places = claim.places.into_iter();
            places.map(move |place| (claim.id.clone(), place))
        })
        .filter(|(_, place)| place.starts_with("cargo xtask compare"))
        .collect();
    assert_eq!(measured, listed);
    let picture = fs::read_to_string(sandbox.root().join("plots.svg")).unwrap();
    assert!(
        picture.starts_with("<svg ") && picture.ends_with("</svg>\n"),
        "{picture}"
    );
}

#[test]
fn one_section_alone_is_drawn_or_told() {
    let sandbox = Sandbox::new();
    let startup = ["compare", "startup", "--quick"];
    sandbox.xtask(&startup).assert().success().stdout(
        contains("█")
            .and(contains("The source:"))
            .and(contains("Waits overlap").not()),
    );
    sandbox
        .xtask(&[&startup[..], &["--plain"]].concat())
        .assert()
        .success()
        .stdout(contains("█").not().and(contains("The source says:")));
}

#[test]
fn help_says_what_can_be_compared() {
    assert_snapshot!("help", Sandbox::new().output(&["compare", "--help"]).0);
    Sandbox::new()
        .xtask(&["compare", "everything"])
        .assert()
        .code(2)
        .stdout(predicate::str::is_empty());
}

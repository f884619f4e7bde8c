//! Names, paths and broken lessons, on a course made of empty folders.

use super::*;

const LESSON: &str = "[package]\nname = \"x\"\n[package.metadata.lesson]\ntitle = \"Waits overlap\"\n\
    part = 1\nengine = \"async\"\nminutes = 15\nsource = \"Example 4\"\n";

fn course() -> (tempfile::TempDir, Course) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().to_owned();
    for name in ["ex01_two_threads", "ex04_gather", "ex12_worker_pool"] {
        let lesson = root.join("exercises").join(name);
        fs::create_dir_all(&lesson).expect("a lesson");
        fs::write(lesson.join("Cargo.toml"), LESSON).expect("a manifest");
    }
    fs::create_dir_all(root.join("exercises/.vscode")).expect("a stray folder");
    let course = Course::open(root.clone(), root.join("target")).expect("a course");
    (folder, course)
}

#[test]
fn a_lesson_goes_by_its_number_its_short_and_its_full_name() {
    let (_folder, course) = course();
    for wanted in [
        "4",
        "04",
        "ex4",
        "ex04",
        "EX04",
        "ex04_gather",
        "ex04-gather",
        "gather",
        " 4 ",
    ] {
        let found = course.resolve(wanted).map(|lesson| lesson.name.as_str());
        assert_eq!(found.ok(), Some("ex04_gather"), "{wanted}");
    }
}

#[test]
fn a_lesson_goes_by_any_path_inside_it_that_exists_or_not() {
    let (_folder, course) = course();
    let root = course.root.clone();
    let absolute = root.join("exercises/ex04_gather/src/new.rs");
    for (here, wanted) in [
        (root.clone(), "exercises/ex04_gather/src/main.rs"),
        (root.clone(), "./exercises/ex04_gather/"),
        (root.join("exercises"), "ex04_gather/README.md"),
        (root.join("exercises/ex04_gather"), "."),
        (
            root.join("exercises/ex01_two_threads"),
            "../ex04_gather/src",
        ),
        (root.join("solutions"), absolute.to_str().expect("text")),
    ] {
        let found = course
            .resolve_from(&here, wanted)
            .map(|lesson| lesson.name.as_str());
        assert_eq!(found.ok(), Some("ex04_gather"), "{wanted} from {here:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_path_through_a_symbolic_link_leads_to_the_lesson() {
    let (folder, course) = course();
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(course.root.join("exercises"), &link).expect("a link");
    let found = course.at_path(&link, Path::new("ex12_worker_pool/src/none.rs"));
    assert_eq!(
        found.map(|lesson| lesson.name.as_str()),
        Some("ex12_worker_pool")
    );
}

#[test]
fn a_name_that_is_nearly_right_gets_a_suggestion() {
    let (_folder, course) = course();
    let error = course.resolve("ex44").expect_err("there is none");
    assert_eq!(
        error.to_string(),
        "no exercise named 'ex44'; did you mean ex04_gather? `cargo xtask list` shows all"
    );
    let error = course.resolve("gahter").expect_err("there is none");
    assert!(
        error.to_string().contains("did you mean ex04_gather?"),
        "{error}"
    );
}

#[test]
fn a_name_like_no_other_gets_the_list() {
    let (_folder, course) = course();
    for wanted in [
        "quantum",
        "",
        "99999999999999999999",
        "/",
        "..",
        "exercises",
    ] {
        let error = course.resolve(wanted).expect_err("there is none");
        assert_eq!(
            error.to_string(),
            format!("no exercise named '{wanted}'; `cargo xtask list` shows all")
        );
    }
}

#[test]
fn a_broken_manifest_does_not_break_the_other_lessons() {
    let (_folder, course) = course();
    let root = course.root.clone();
    let broken = root.join("exercises/ex04_gather/Cargo.toml");
    for text in ["[package", "[package]\nname = 'x'", ""] {
        fs::write(&broken, text).expect("written");
        let course = Course::open(root.clone(), root.join("target")).expect("a course");
        assert_eq!(course.lessons().len(), 3);
        assert!(course.resolve("4").expect("still there").about.is_err());
        assert_eq!(course.resolve("1").expect("there").title(), "Waits overlap");
    }
    fs::remove_file(&broken).expect("removed");
    let course = Course::open(root.clone(), root.join("target")).expect("a course");
    assert_eq!(course.lessons().len(), 3);
}

#[test]
fn the_order_is_by_part_then_by_number() {
    let (_folder, course) = course();
    let root = course.root.clone();
    let earlier = root.join("exercises/ex04_gather/Cargo.toml");
    fs::write(&earlier, LESSON.replace("part = 1", "part = 3")).expect("written");
    let course = Course::open(root.clone(), root.join("target")).expect("a course");
    let names: Vec<&str> = course.lessons().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(
        names,
        ["ex01_two_threads", "ex12_worker_pool", "ex04_gather"]
    );
    let after = |name: &str| {
        let lesson = course.resolve(name).expect("there");
        course.after(lesson).map(|it| it.name.as_str())
    };
    assert_eq!(after("12"), Some("ex04_gather"));
    assert_eq!(after("4"), None);
}

#[test]
fn a_lesson_may_name_those_that_it_stands_on() {
    let known = about(&format!("{LESSON}needs = [\"ex01_two_threads\"]\n")).expect("valid");
    assert_eq!(known.needs, ["ex01_two_threads"]);
    assert!(about(LESSON).expect("valid").needs.is_empty());
}

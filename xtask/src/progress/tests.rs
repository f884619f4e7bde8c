//! What becomes of progress when its file is damaged, foreign, shared or not ours to write.

use super::*;

fn stored(text: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir_all(folder.path().join(".parallel-tracks")).expect("a folder");
    fs::write(path(folder.path()), text).expect("written");
    folder
}

#[test]
fn a_solved_lesson_stays_solved_when_its_source_changes_and_fails() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    update(folder.path(), |p| p.record_pass("ex04_gather", "xxh64:1"));
    update(folder.path(), |p| {
        p.record_failure("ex04_gather", "sequential")
    });
    let progress = Progress::load(folder.path());
    assert!(progress.is_solved("ex04_gather"));
    assert!(progress.has_passed("ex04_gather", "xxh64:1"));
    assert!(!progress.has_passed("ex04_gather", "xxh64:2"));
    assert_eq!(progress.diagnosis("ex04_gather"), Some("sequential"));
}

#[test]
fn a_damaged_or_foreign_file_counts_as_empty_and_is_kept_aside() {
    let flood = vec![b' '; SIZE_LIMIT as usize + 1];
    for text in [
        &b""[..],
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b"{\"schema\":2,\"lessons\":{}}",
        b"{\"schema\":1}",
        b"{\"schema\":1,\"lessons\":[]}",
        b"{\"schema\":\"1\",\"lessons\":{}}",
        &flood,
    ] {
        let folder = stored(text);
        assert!(!Progress::load(folder.path()).is_solved("ex04_gather"));
        update(folder.path(), |p| p.record_pass("ex04_gather", "xxh64:1"));
        assert!(Progress::load(folder.path()).is_solved("ex04_gather"));
        let aside = path(folder.path()).with_extension("json.damaged");
        assert_eq!(fs::read(aside).expect("kept aside"), text);
    }
}

#[test]
fn one_damaged_entry_does_not_cost_the_others() {
    let folder = stored(
        br#"{"schema":1,"lessons":{"ex01_two_threads":{"solved":true,"later":1},"ex02_join_waits":7}}"#,
    );
    let progress = Progress::load(folder.path());
    assert!(progress.is_solved("ex01_two_threads"));
    assert!(!progress.is_solved("ex02_join_waits"));
}

#[test]
fn unknown_names_are_kept_for_the_branch_that_knows_them() {
    let folder = stored(br#"{"schema":1,"lessons":{"ex99_gone":{"solved":true}}}"#);
    update(folder.path(), |p| p.record_pass("ex04_gather", "xxh64:1"));
    assert!(Progress::load(folder.path()).is_solved("ex99_gone"));
    assert!(!path(folder.path()).with_extension("json.damaged").exists());
}

#[test]
fn a_folder_in_the_place_of_the_file_is_kept_aside_too() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir_all(path(folder.path())).expect("a folder");
    assert!(!Progress::load(folder.path()).is_solved("ex04_gather"));
    update(folder.path(), |p| p.record_pass("ex04_gather", "xxh64:1"));
    assert!(Progress::load(folder.path()).is_solved("ex04_gather"));
}

#[test]
fn a_place_that_cannot_be_written_does_not_fail_the_command() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    // A file where the folder should be stops root too, whom a read-only mode does not.
    fs::write(folder.path().join(".parallel-tracks"), "").expect("written");
    update(folder.path(), |p| p.record_pass("ex04_gather", "xxh64:1"));
    assert!(!Progress::load(folder.path()).is_solved("ex04_gather"));
}

#[test]
fn two_runners_do_not_undo_each_other() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::thread::scope(|scope| {
        for number in 0..8 {
            let root = folder.path();
            scope.spawn(move || update(root, |p| p.record_pass(&format!("ex{number:02}"), "h")));
        }
    });
    let progress = Progress::load(folder.path());
    assert!((0..8).all(|number| progress.is_solved(&format!("ex{number:02}"))));
    let left: Vec<_> = fs::read_dir(folder.path().join(".parallel-tracks"))
        .expect("listed")
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    assert_eq!(left.len(), 2, "only the file and its lock: {left:?}");
}

#[test]
fn the_hash_is_the_published_one() {
    // The reference value of XXH64 for no input and seed 0.
    assert_eq!(source_hash(b""), "xxh64:ef46db3751d8e999");
}

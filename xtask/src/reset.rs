//! `cargo xtask reset`: the stub again. What the learner wrote is on disk a second time, under a name
//! that nothing overwrites, before the first byte of the stub is written.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};

use crate::cli::ResetArgs;
use crate::course::{Course, Lesson};
use crate::files;
use crate::next::OrTry;
use crate::progress;

pub(crate) fn run(args: ResetArgs) -> Result<ExitCode> {
    let course = Course::find()?;
    let lesson = course.resolve(&args.exercise).or_try("cargo xtask list")?;
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let done = reset(&course.root, lesson, now)?;
    let (name, short) = (&lesson.name, lesson.short());
    let mut out = anstream::stdout();
    match &done {
        Done::Nothing => writeln!(out, "{name} is as it was in the beginning; nothing to do")?,
        Done::Restored => writeln!(out, "{name}: main.rs was missing and is back")?,
        Done::Replaced { backup } => writeln!(
            out,
            "{name} is as it was in the beginning; your version is in {}",
            backup.display()
        )?,
    }
    if done != Done::Nothing {
        progress::update(&course.root, |progress| progress.record_reset(name));
    }
    writeln!(out, "Next: `cargo xtask check {short}`")?;
    Ok(ExitCode::SUCCESS)
}

/// What a reset came to.
#[derive(Debug, PartialEq, Eq)]
pub enum Done {
    Nothing,
    Restored,
    Replaced { backup: PathBuf },
}

/// `now` in seconds since 1970, UTC.
pub fn reset(root: &Path, lesson: &Lesson, now: u64) -> Result<Done> {
    let (main_rs, stub_path) = (lesson.main_rs(), lesson.stub());
    let stub = fs::read(&stub_path)
        .with_context(|| format!("failed to read the stub {}", stub_path.display()))
        .or_try(format!("git restore {}", stub_path.display()))?;
    let done = match fs::read(&main_rs) {
        Ok(yours) if yours == stub => return Ok(Done::Nothing),
        Ok(yours) => {
            let folder = root.join(".parallel-tracks").join("backups");
            let backup = keep(&folder, &lesson.name, now, &yours)
                .with_context(|| {
                    format!(
                        "failed to keep your version in {}, so nothing was changed",
                        folder.display()
                    )
                })
                .or_try(format!("cp {} elsewhere", main_rs.display()))?;
            Done::Replaced { backup }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Done::Restored,
        Err(error) => {
            return Err(error)
                .with_context(|| {
                    format!(
                        "failed to read {}, so nothing was changed",
                        main_rs.display()
                    )
                })
                .or_try(format!("ls -l {}", main_rs.display()));
        }
    };
    files::replace(&main_rs, &stub)
        .with_context(|| format!("failed to write {}", main_rs.display()))
        .or_try(format!("cp {} {}", stub_path.display(), main_rs.display()))?;
    Ok(done)
}

/// Writes a backup that did not exist before, and returns when it is on disk.
fn keep(folder: &Path, name: &str, now: u64, bytes: &[u8]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let stamp = utc(now);
    for number in 1_u32.. {
        let file_name = match number {
            1 => format!("{name}-{stamp}.rs"),
            _ => format!("{name}-{stamp}-{number}.rs"),
        };
        let path = folder.join(file_name);
        let opened = OpenOptions::new().write(true).create_new(true).open(&path);
        match opened {
            Ok(file) => {
                write_to_disk(file, bytes)?;
                files::sync_folder(folder);
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn write_to_disk(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// `20261124T031023Z`: sorts by time, and is a file name on every system.
fn utc(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Howard Hinnant's `civil_from_days` (chrono-compatible low-level date algorithms), for days since
    // 1970 that are not negative: years begin in March, so that the leap day is the last of its year.
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course() -> (tempfile::TempDir, Course) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().to_owned();
        fs::create_dir_all(root.join("exercises/ex04_gather/src")).expect("a lesson");
        fs::create_dir_all(root.join("tests/answers/ex04_gather")).expect("answers");
        fs::write(root.join("tests/answers/ex04_gather/stub.rs"), "stub").expect("a stub");
        let course = Course::open(root.clone(), root.join("target")).expect("a course");
        (folder, course)
    }

    #[test]
    fn each_reset_keeps_its_own_backup_even_within_one_second() {
        let (_folder, course) = course();
        let lesson = course.resolve("4").expect("there");
        let mut kept = Vec::new();
        for version in ["mine", "\u{fffd}\0mine too", "mine"] {
            fs::write(lesson.main_rs(), version).expect("written");
            let done = reset(&course.root, lesson, 0).expect("reset");
            let Done::Replaced { backup } = done else {
                panic!("{done:?}");
            };
            assert_eq!(fs::read_to_string(&backup).expect("kept"), version);
            assert_eq!(fs::read_to_string(lesson.main_rs()).expect("there"), "stub");
            assert!(!kept.contains(&backup));
            kept.push(backup);
        }
        assert!(kept[0].ends_with(".parallel-tracks/backups/ex04_gather-19700101T000000Z.rs"));
        assert!(kept.iter().all(|backup| backup.exists()));
    }

    #[test]
    fn an_untouched_stub_is_left_alone() {
        let (_folder, course) = course();
        let lesson = course.resolve("4").expect("there");
        fs::write(lesson.main_rs(), "stub").expect("written");
        assert_eq!(
            reset(&course.root, lesson, 0).expect("reset"),
            Done::Nothing
        );
        assert!(!course.root.join(".parallel-tracks").exists());
    }

    #[test]
    fn a_missing_file_is_restored_with_its_folder() {
        let (_folder, course) = course();
        let lesson = course.resolve("4").expect("there");
        fs::remove_dir_all(lesson.folder().join("src")).expect("removed");
        assert_eq!(
            reset(&course.root, lesson, 0).expect("reset"),
            Done::Restored
        );
        assert_eq!(fs::read_to_string(lesson.main_rs()).expect("there"), "stub");
    }

    #[test]
    fn without_a_backup_nothing_is_changed() {
        let (_folder, course) = course();
        let lesson = course.resolve("4").expect("there");
        fs::write(lesson.main_rs(), "mine").expect("written");
        fs::write(course.root.join(".parallel-tracks"), "in the way").expect("written");
        reset(&course.root, lesson, 0).expect_err("there is no place for a backup");
        assert_eq!(fs::read_to_string(lesson.main_rs()).expect("there"), "mine");
    }

    #[test]
    fn a_missing_stub_changes_nothing() {
        let (_folder, course) = course();
        let lesson = course.resolve("4").expect("there");
        fs::write(lesson.main_rs(), "mine").expect("written");
        fs::remove_file(lesson.stub()).expect("removed");
        reset(&course.root, lesson, 0).expect_err("there is no stub");
        assert_eq!(fs::read_to_string(lesson.main_rs()).expect("there"), "mine");
    }

    #[test]
    fn times_are_written_in_utc() {
        assert_eq!(utc(0), "19700101T000000Z");
        assert_eq!(utc(951_782_399), "20000228T235959Z");
        assert_eq!(utc(951_782_400), "20000229T000000Z");
        assert_eq!(utc(1_795_489_823), "20261124T031023Z");
    }
}

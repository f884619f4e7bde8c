//! A learner's program, compiled in place and untouched: against our libraries for the lab, and against
//! the real ones for the real run. rustc is called directly, since cargo would take longer than rustc.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};
use grader::judge::Warning;
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::course::{Course, Lesson};
use crate::files;
use crate::lab::crates::{self, Crates};
use crate::lab::libraries::{Libraries, folder};
use crate::lab::messages::{messages, refused};
use crate::process::{self, Cancel, Ended, Limits, Spec, Status, Stream};
use crate::progress::source_hash;

/// What a program is compiled against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum World {
    Lab,
    Real,
}

impl World {
    /// As the names of files have it.
    pub(super) fn name(self) -> &'static str {
        match self {
            World::Lab => "lab",
            World::Real => "real",
        }
    }
}

/// Hears what there is to wait for.
#[derive(Clone)]
pub struct Tell(pub Arc<dyn Fn(&str) + Send + Sync>);

impl Default for Tell {
    /// On standard error.
    fn default() -> Self {
        Tell(Arc::new(|words| anstream::eprintln!("{words}")))
    }
}

impl fmt::Debug for Tell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tell")
    }
}

/// A program that is to be compiled.
#[derive(Clone, Debug)]
pub struct Program {
    /// The name of the exercise.
    pub(crate) name: String,
    /// The file, as rustc is told and as its messages and the lab's places name it.
    pub(crate) file: String,
    pub source: String,
    /// The text is another than the file's.
    pub(crate) altered: bool,
    /// Whether the exercise may use tokio.
    pub(crate) uses_tokio: bool,
    /// The other crates that the exercise may use.
    pub(crate) crates: Vec<String>,
    /// Whether what was built is kept for the next time.
    pub(crate) keep: Keep,
    /// Calls off all that is done with it: compiling, the lab, the real run.
    pub cancel: Cancel,
    /// Hears when crates have to be built first.
    pub tell: Tell,
}

/// What becomes of a compiled program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// It goes when it has been run.
    No,
    /// It stays until the next version of the same program.
    Latest,
    /// It stays in this folder, until [`forget_unused`].
    In(PathBuf),
}

/// A compiled program. The file is gone when this is, unless it is kept.
#[derive(Debug)]
pub struct Binary {
    pub path: PathBuf,
    pub(crate) warnings: Vec<Warning>,
    /// Where the shared libraries are that it needs; only for the lab.
    pub(crate) runtime: Option<PathBuf>,
    /// The program's file as rustc was told, when it uses crates.
    pub(crate) calls_out: Option<String>,
    /// Calls off what the lab does with it.
    pub(crate) cancel: Cancel,
    /// Where it is, unless it is kept.
    _desk: Option<TempDir>,
}

/// What rustc said.
#[derive(Debug)]
pub enum Built {
    Ready(Binary),
    /// It refused: the first error in short, its line, and everything as rustc shows it.
    Refused {
        message: String,
        line: Option<u32>,
        rendered: String,
        /// It did not refuse by itself, and would not do better a second time.
        stopped: bool,
    },
}

impl Program {
    /// The learner's own program, or the file given in its place.
    pub fn read(course: &Course, lesson: &Lesson, answer: Option<&Path>) -> Result<Program> {
        let path = answer.map_or_else(|| lesson.main_rs(), Path::to_owned);
        let source =
            fs::read(&path).with_context(|| format!("failed to read {}", path.display()))?;
        let source = String::from_utf8_lossy(&source).into_owned();
        let absolute = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        let root = fs::canonicalize(&course.root).unwrap_or_else(|_| course.root.clone());
        let file = absolute.strip_prefix(&root).unwrap_or(&absolute);
        Ok(Program {
            name: lesson.name.clone(),
            file: file.to_string_lossy().into_owned(),
            source,
            altered: false,
            uses_tokio: lesson.uses("tokio"),
            crates: lesson.crates(),
            keep: if answer.is_some() {
                Keep::No
            } else {
                Keep::Latest
            },
            cancel: Cancel::default(),
            tell: Tell::default(),
        })
    }

    /// A program that belongs to no lesson. In a folder that is called like one of the lessons' crates, it
    /// may use that.
    pub(crate) fn alone(course: &Course, path: &Path) -> Result<Program> {
        let source =
            fs::read(path).with_context(|| format!("failed to read {}", path.display()))?;
        let file = path.strip_prefix(&course.root).unwrap_or(path);
        let group = path.parent().and_then(Path::file_name);
        let its = |name: &&str| group.is_some_and(|group| group == *name);
        Ok(Program {
            name: "program".into(),
            file: file.to_string_lossy().into_owned(),
            source: String::from_utf8_lossy(&source).into_owned(),
            altered: false,
            uses_tokio: true,
            crates: crates::KNOWN
                .into_iter()
                .filter(its)
                .map(Into::into)
                .collect(),
            keep: Keep::No,
            cancel: Cancel::default(),
            tell: Tell::default(),
        })
    }

    /// The same program with another text, which need not be in any file: to rustc, and so to the lab, it comes from
    /// the program's own.
    pub(crate) fn with_text(&self, source: String) -> Program {
        Program {
            source,
            altered: true,
            ..self.clone()
        }
    }

    /// Whether the file still holds the text that was read.
    pub(crate) fn is_unchanged(&self, course: &Course) -> bool {
        fs::read(course.root.join(&self.file))
            .is_ok_and(|source| String::from_utf8_lossy(&source) == self.source)
    }

    fn calls_out(&self) -> Option<String> {
        (!self.crates.is_empty()).then(|| self.file.clone())
    }

    /// Compiles the program.
    pub fn build(&self, course: &Course, libraries: &Libraries, world: World) -> Result<Built> {
        let folder = match &self.keep {
            Keep::In(folder) => folder.clone(),
            Keep::No | Keep::Latest => folder(course).join("programs"),
        };
        let keep = self.keep != Keep::No;
        files::cache_folder(&folder)
            .with_context(|| format!("failed to create {}", folder.display()))?;
        let kind = if self.altered {
            "altered"
        } else {
            world.name()
        };
        let crates = Crates::ready(
            course,
            libraries,
            &self.crates,
            world,
            &*self.tell.0,
            &self.cancel,
        )?;
        let command = self.command(course, libraries, &crates, world);
        let hash = self.hash(libraries, &command);
        let hash = hash.trim_start_matches("xxh64:");
        let prefix = format!("{}-{kind}-", self.name);
        let path = folder.join(format!("{prefix}{hash}"));
        let memory = path.with_extension("json");
        if keep && path.is_file() {
            // Written after the program itself, so what it tells is about this file.
            let warnings: Option<Vec<Kept>> = fs::read(&memory)
                .ok()
                .and_then(|text| serde_json::from_slice(&text).ok());
            if let Some(warnings) = warnings {
                touch(&memory);
                let warnings = warnings.into_iter().map(Into::into).collect();
                return Ok(Built::Ready(Binary {
                    path,
                    warnings,
                    runtime: libraries.runtime.clone(),
                    calls_out: self.calls_out(),
                    cancel: self.cancel.clone(),
                    _desk: None,
                }));
            }
        }
        // In a folder of its own until it is whole: another check may build the same program, and whatever
        // a compiler leaves behind that had to be stopped goes with the folder.
        let desk = tempfile::Builder::new()
            .prefix(&format!("{prefix}desk-"))
            .tempdir_in(&folder)
            .with_context(|| format!("failed to create a folder in {}", folder.display()))?;
        let fresh = desk.path().join(&self.name);
        let mut command = command.args(["-o".as_ref(), fresh.as_os_str()]);
        if self.altered {
            self.take_text_from(&desk.path().join("main.rs"), &mut command)?;
        }
        // The linker's leftovers are to go with the compiler's.
        command.env.push(("TMPDIR".into(), desk.path().into()));
        let outcome = process::run_tool(&command, &mut |_| {})?;
        if outcome.ended == Ended::Interrupted {
            bail!("interrupted");
        }
        if let Some(message) = stopped(outcome.ended) {
            return Ok(Built::Refused {
                message: message.clone(),
                line: None,
                rendered: message,
                stopped: true,
            });
        }
        let messages = messages(&outcome.bytes(Stream::Stderr));
        if !outcome.success() {
            return Ok(refused(&messages, &self.file));
        }
        let (path, desk) = if keep {
            fs::rename(&fresh, &path)
                .with_context(|| format!("failed to keep {}", path.display()))?;
            (path, None)
        } else {
            (fresh, Some(desk))
        };
        let warnings: Vec<Warning> = messages
            .iter()
            .filter_map(|message| message.warning(&self.file))
            .collect();
        if keep {
            let kept: Vec<Kept> = warnings.iter().cloned().map(Into::into).collect();
            fs::write(&memory, serde_json::to_vec(&kept)?)
                .context("failed to note rustc's warnings")?;
            if self.keep == Keep::Latest {
                sweep(&folder, &prefix, hash);
            }
        }
        Ok(Built::Ready(Binary {
            path,
            warnings,
            runtime: libraries.runtime.clone(),
            calls_out: self.calls_out(),
            cancel: self.cancel.clone(),
            _desk: desk,
        }))
    }

    /// Writes the program's text there, and has rustc read it as if it stood in the program's own file.
    fn take_text_from(&self, path: &Path, command: &mut Spec) -> Result<()> {
        fs::write(path, &self.source)
            .with_context(|| format!("failed to write {}", path.display()))?;
        for arg in &mut command.args {
            if *arg == *self.file {
                path.as_os_str().clone_into(arg);
            }
        }
        let mut remap = std::ffi::OsString::from("--remap-path-prefix=");
        remap.push(path);
        remap.push(format!("={}", self.file));
        command.args.push(remap);
        Ok(())
    }

    /// Stands for all that the compiled program depends on.
    fn hash(&self, libraries: &Libraries, command: &Spec) -> String {
        let mut text = libraries.key.clone().into_bytes();
        for arg in &command.args {
            text.push(0);
            text.extend(arg.as_encoded_bytes());
        }
        text.push(0);
        text.extend(self.source.as_bytes());
        source_hash(&text)
    }

    /// rustc, but for where its output goes.
    fn command(
        &self,
        course: &Course,
        libraries: &Libraries,
        crates: &Crates,
        world: World,
    ) -> Spec {
        let mut spec = Spec {
            dir: Some(course.root.clone()),
            limits: Limits::COMPILER,
            cancel: self.cancel.clone(),
            ..Spec::tool(&libraries.rustc)
        };
        // Where the program called out into a crate is read off its stack, which needs lines.
        let lines = world == World::Lab && !self.crates.is_empty();
        let debug = if lines {
            "debuginfo=line-tables-only"
        } else {
            "debuginfo=0"
        };
        let manifest = course.root.join("exercises").join(&self.name);
        let vars = HashMap::from([
            ("CARGO_PKG_NAME", self.name.clone().into()),
            ("CARGO_CRATE_NAME", self.name.clone().into()),
            ("CARGO_MANIFEST_DIR", manifest.into_os_string()),
        ]);
        spec.env = vars
            .into_iter()
            .map(|(name, value)| (name.into(), value))
            .collect();
        let external = |name: &str, path: &Path| {
            let mut text = std::ffi::OsString::from(format!("{name}="));
            text.push(path);
            [std::ffi::OsString::from("--extern"), text]
        };
        spec = spec
            .args([
                "--edition",
                "2024",
                "--crate-type",
                "bin",
                "--error-format",
                "json",
            ])
            .args(["--crate-name", &self.name, &self.file])
            .args(["-C", debug])
            .args(["-A", "dead_code"]);
        for folder in [&libraries.dependencies].into_iter().chain(&crates.folders) {
            let mut search = std::ffi::OsString::from("dependency=");
            search.push(folder);
            spec = spec.args([std::ffi::OsString::from("-L"), search]);
        }
        for (name, path) in &crates.libraries {
            spec = spec.args(external(name, path));
        }
        if world == World::Lab {
            if libraries.runtime.is_some() {
                // The real `std` as a shared library saves the linker a fifth of its time.
                spec = spec.args(["-C", "prefer-dynamic"]);
            }
            spec = spec.args(external("std", &libraries.lab_std));
            // What it reads and writes is on no record, so it has to be known that there is some.
            spec = spec.args(["--force-warn", "unsafe_code"]);
        }
        if self.uses_tokio {
            let path = if world == World::Lab {
                &libraries.lab_tokio
            } else {
                crates.tokio.as_ref().unwrap_or(&libraries.tokio)
            };
            spec = spec.args(external("tokio", path));
        }
        spec
    }
}

/// Why a compiler that had to be stopped had to be: a macro can loop for ever, and eat all memory.
fn stopped(ended: Ended) -> Option<String> {
    /// What the kernel sends when the processor time is used up.
    const USED_UP: [i32; 2] = [9, 24];
    let seconds = |time: Duration| time.as_secs();
    match ended {
        Ended::WallLimit => Some(format!(
            "the compiler did not come to an end in {} s",
            seconds(Limits::COMPILER.wall)
        )),
        Ended::Exited(Status::Signal(signal)) if USED_UP.contains(&signal) => Some(format!(
            "the compiler did not come to an end in {} s of processor time",
            seconds(process::COMPILER_CPU)
        )),
        Ended::Exited(Status::Signal(signal)) => Some(format!(
            "the compiler was ended by signal {signal}; the program may need more memory than there is"
        )),
        Ended::Exited(Status::Code(_)) | Ended::Interrupted => None,
    }
}

/// A program that is younger may be running in another check.
const IN_USE: Duration = Duration::from_secs(120);

/// Notes that a kept program has been used; without, it is only built anew some day.
fn touch(memory: &Path) {
    let file = fs::File::options().append(true).open(memory);
    drop(file.and_then(|file| file.set_modified(SystemTime::now())));
}

/// Removes the programs of some lessons that [`Keep::In`] has put into a folder and that were not used since.
pub(crate) fn forget_unused(folder: &Path, lessons: &[&Lesson], since: SystemTime) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ours = |lesson: &&Lesson| name.starts_with(&format!("{}-", lesson.name));
        let used = fs::metadata(path.with_extension("json"))
            .and_then(|memory| memory.modified())
            .is_ok_and(|used| used >= since);
        if !used && lessons.iter().any(ours) {
            drop(fs::remove_file(&path));
        }
    }
}

/// Removes what earlier versions of the same program left.
fn sweep(folder: &Path, prefix: &str, keep: &str) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let other = name
            .to_str()
            .and_then(|name| name.strip_prefix(prefix))
            .is_some_and(|rest| !rest.starts_with(keep));
        let age = entry
            .metadata()
            .and_then(|about| about.modified())
            .ok()
            .and_then(|time| time.elapsed().ok());
        if other && age.is_some_and(|age| age > IN_USE) {
            drop(fs::remove_file(entry.path()));
            // The folder of a build whose runner was killed.
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

/// A warning as it is kept beside a program.
#[derive(Serialize, Deserialize)]
struct Kept {
    code: String,
    line: u32,
    message: String,
}

impl From<Kept> for Warning {
    fn from(
        Kept {
            code,
            line,
            message,
        }: Kept,
    ) -> Self {
        Self {
            code,
            line,
            message,
        }
    }
}

impl From<Warning> for Kept {
    fn from(
        Warning {
            code,
            line,
            message,
        }: Warning,
    ) -> Self {
        Self {
            code,
            line,
            message,
        }
    }
}

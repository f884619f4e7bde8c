//! Where the course is, which lessons exist, and which one is meant by a name.
//!
//! The list of lessons is the listing of `exercises/`; there is no registry. This room does not know
//! what is solved, and it reads no file of a lesson but its Cargo.toml.

mod names;

use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::process;

/// The course on this machine.
#[derive(Debug)]
pub struct Course {
    pub root: PathBuf,
    /// Where cargo puts what it builds.
    pub(crate) target: PathBuf,
    lessons: Vec<Lesson>,
}

/// One folder of `exercises/`.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The key of everything: folder, package, check, snapshot and answers.
    pub name: String,
    root: PathBuf,
    /// What the lesson says of itself, or why that could not be read.
    pub about: Result<About, String>,
}

/// `[package.metadata.lesson]` of the exercise.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct About {
    pub(crate) title: String,
    pub part: u32,
    pub engine: String,
    pub minutes: u32,
    pub(crate) source: String,
    /// The lessons whose ideas it stands on.
    #[serde(default)]
    pub(crate) needs: Vec<String>,
}

impl Course {
    /// Looks upward from the current folder, and else where the runner was built.
    pub fn find() -> Result<Course> {
        let here = env::current_dir().context("failed to find the current folder")?;
        let built = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        let root = here
            .ancestors()
            .chain(built)
            .find(|folder| is_root(folder))
            .context("this is no folder of the course: there is no exercises/ above it; go there with cd")?
            .to_owned();
        let target = target_dir(&root, &here);
        Course::open(root, target)
    }

    pub(crate) fn open(root: PathBuf, target: PathBuf) -> Result<Course> {
        let folder = root.join("exercises");
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("failed to list {}", folder.display()))?;
        let mut lessons: Vec<Lesson> = entries
            .flatten()
            .filter(|entry| entry.path().is_dir())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| names::parts(name).is_some())
            .map(|name| Lesson::read(name, &root))
            .collect();
        lessons.sort_by(|a, b| a.order().cmp(&b.order()));
        Ok(Course {
            root,
            target,
            lessons,
        })
    }

    /// All lessons in their order: by part, then by number.
    pub fn lessons(&self) -> &[Lesson] {
        &self.lessons
    }

    /// The lesson that comes after this one.
    pub(crate) fn after(&self, lesson: &Lesson) -> Option<&Lesson> {
        let at = self.lessons.iter().position(|it| it.name == lesson.name)?;
        self.lessons.get(at + 1)
    }

    /// The lesson that is meant by `ex04`, `4`, `ex04_gather`, `gather` or a path inside it.
    pub(crate) fn resolve(&self, wanted: &str) -> Result<&Lesson> {
        let here = env::current_dir().unwrap_or_else(|_| self.root.clone());
        self.resolve_from(&here, wanted)
    }

    fn resolve_from(&self, here: &Path, wanted: &str) -> Result<&Lesson> {
        let by_name = self
            .lessons
            .iter()
            .find(|lesson| names::means(wanted, &lesson.name));
        if let Some(lesson) = by_name.or_else(|| self.at_path(here, Path::new(wanted))) {
            return Ok(lesson);
        }
        let all = self.lessons.iter().map(|lesson| lesson.name.as_str());
        match names::nearest(wanted, all) {
            Some(name) => bail!(
                "no exercise named '{wanted}'; did you mean {name}? `cargo xtask list` shows all"
            ),
            None => bail!("no exercise named '{wanted}'; `cargo xtask list` shows all"),
        }
    }

    /// The lesson whose folder holds `path`, which need not exist.
    pub(crate) fn at_path(&self, here: &Path, path: &Path) -> Option<&Lesson> {
        let path = lexical(&here.join(path));
        let exercises = self.root.join("exercises");
        let inside = path
            .strip_prefix(&exercises)
            .map(Path::to_owned)
            .ok()
            .or_else(|| {
                // The same folder by another name, through a symbolic link.
                let (path, exercises) = (canonical(&path), canonical(&exercises));
                path.strip_prefix(exercises).map(Path::to_owned).ok()
            })?;
        let name = inside.components().next()?.as_os_str();
        self.lessons.iter().find(|lesson| *lesson.name == *name)
    }
}

impl Lesson {
    fn read(name: String, root: &Path) -> Lesson {
        let manifest = root.join("exercises").join(&name).join("Cargo.toml");
        let about = fs::read_to_string(&manifest)
            .map_err(|error| error.to_string())
            .and_then(|text| about(&text));
        Lesson {
            name,
            root: root.to_owned(),
            about,
        }
    }

    /// One whose manifest is broken comes last, where it holds up nobody.
    fn order(&self) -> (u32, &str) {
        let part = self.about.as_ref().map_or(u32::MAX, |about| about.part);
        (part, &self.name)
    }

    /// Whether the exercise's Cargo.toml names this crate among its dependencies.
    pub(crate) fn uses(&self, dependency: &str) -> bool {
        self.dependencies().iter().any(|name| name == dependency)
    }

    /// What the exercise's Cargo.toml names among its dependencies besides tokio, in the order of the names.
    pub(crate) fn crates(&self) -> Vec<String> {
        let mut crates = self.dependencies();
        crates.retain(|name| name != "tokio");
        crates
    }

    fn dependencies(&self) -> Vec<String> {
        let manifest = fs::read_to_string(self.folder().join("Cargo.toml")).unwrap_or_default();
        let manifest: toml::Table = manifest.parse().unwrap_or_default();
        let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
        let names = dependencies.map(|table| table.keys().cloned().collect());
        let mut names: Vec<String> = names.unwrap_or_default();
        names.sort();
        names
    }

    pub fn title(&self) -> &str {
        self.about.as_ref().map_or(&self.name, |about| &about.title)
    }

    /// `ex04`, the short form for commands.
    pub fn short(&self) -> &str {
        self.name.split('_').next().unwrap_or(&self.name)
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.root.join("exercises").join(&self.name)
    }

    /// The one file that a learner edits.
    pub fn main_rs(&self) -> PathBuf {
        self.folder().join("src").join("main.rs")
    }

    pub fn readme(&self) -> PathBuf {
        self.folder().join("README.md")
    }

    pub fn hints(&self) -> PathBuf {
        self.folder().join("hints.md")
    }

    pub fn solution(&self) -> PathBuf {
        let folder = self.root.join("solutions").join(&self.name);
        folder.join("src").join("main.rs")
    }

    /// Right and wrong programs that the check must tell apart.
    pub(crate) fn answers(&self) -> PathBuf {
        self.root.join("tests").join("answers").join(&self.name)
    }

    /// What main.rs was in the beginning.
    pub fn stub(&self) -> PathBuf {
        self.answers().join("stub.rs")
    }

    pub(crate) fn check_file(&self) -> PathBuf {
        let folder = self.root.join("tests").join("checks");
        folder.join(format!("{}.toml", self.name))
    }

    pub(crate) fn snapshot(&self) -> PathBuf {
        let folder = self.root.join("tests").join("snapshots");
        folder.join(format!("{}.snap", self.name))
    }
}

fn is_root(folder: &Path) -> bool {
    folder.join("exercises").is_dir()
        && folder.join("xtask").is_dir()
        && folder.join("Cargo.toml").is_file()
}

/// Where the runner itself was built to is where the programs will be, whichever setting said so.
fn target_dir(root: &Path, here: &Path) -> PathBuf {
    if let Some(set) = env::var_os("CARGO_TARGET_DIR").filter(|set| !set.is_empty()) {
        return here.join(set);
    }
    let program = process::own_file().ok();
    program
        .as_deref()
        .filter(|program| {
            let stem = program.file_stem();
            stem.is_some_and(|stem| stem == "xtask" || stem == "watch")
        })
        .and_then(|program| program.parent()?.parent())
        .map_or_else(|| root.join("target"), Path::to_owned)
}

fn about(manifest: &str) -> Result<About, String> {
    #[derive(Deserialize)]
    struct Manifest {
        package: Package,
    }
    #[derive(Deserialize)]
    struct Package {
        metadata: Metadata,
    }
    #[derive(Deserialize)]
    struct Metadata {
        lesson: About,
    }
    toml::from_str::<Manifest>(manifest)
        .map(|manifest| manifest.package.metadata.lesson)
        .map_err(|error| error.message().to_owned())
}

/// Without `.` and `..`, by the letters of the path alone.
fn lexical(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// Follows links as far as the path exists, and takes the rest by its letters.
fn canonical(path: &Path) -> PathBuf {
    path.ancestors()
        .find_map(|existing| {
            let rest = path.strip_prefix(existing).ok()?;
            Some(fs::canonicalize(existing).ok()?.join(rest))
        })
        .unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests;

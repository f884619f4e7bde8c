//! Our `std` and `tokio`, and the real `tokio`, built and found again. Asking cargo costs as much as
//! compiling a lesson, so its answer is kept until something that it depends on has changed.
//!
//! So cargo is asked only when the lab itself has changed: an editor's analyzer that holds cargo's lock does
//! not hold a check, and a check does not hold it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh64::Xxh64;

use crate::course::Course;
use crate::files;
use crate::next::OrTry;
use crate::process::{self, Cancel, Ended, Spec, Stream};

/// Compiled libraries for programs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Libraries {
    /// Stands for everything that they were made from.
    pub(crate) key: String,
    pub(super) cargo: PathBuf,
    pub(crate) rustc: PathBuf,
    pub(crate) lab_std: PathBuf,
    pub(crate) lab_tokio: PathBuf,
    pub(crate) tokio: PathBuf,
    /// Where the libraries that these need are found.
    pub(crate) dependencies: PathBuf,
    /// Where the real `std` is as a shared library, if it is.
    pub(crate) runtime: Option<PathBuf>,
}

/// What the lab makes goes here.
pub(crate) fn folder(course: &Course) -> PathBuf {
    course.target.join("lab")
}

impl Libraries {
    /// The libraries, built if they are not there or not up to date.
    pub(crate) fn ready(course: &Course) -> Result<Libraries> {
        let tell = |words: &str| anstream::eprintln!("{words}");
        Libraries::ready_telling(course, &tell, &Cancel::default())
    }

    /// The same for who has no use for standard error, and may lose patience. `tell` is called when
    /// there is something to wait for.
    pub fn ready_telling(
        course: &Course,
        tell: &dyn Fn(&str),
        cancel: &Cancel,
    ) -> Result<Libraries> {
        let memory = folder(course).join("libraries.json");
        let known = fs::read(&memory)
            .ok()
            .and_then(|text| serde_json::from_slice::<Libraries>(&text).ok());
        let tools = Tools::find(known.as_ref());
        let workspace = workspace();
        let key = key(&workspace, &tools)?;
        if let Some(known) = known.filter(|known| known.key == key && known.is_there()) {
            return Ok(known);
        }
        tell("building the lab; this takes a moment and happens once");
        let libraries = build(course, tools, key, cancel)?;
        files::replace(&memory, &serde_json::to_vec(&libraries)?)
            .context("failed to note where the lab is")?;
        Ok(libraries)
    }

    fn is_there(&self) -> bool {
        [&self.lab_std, &self.lab_tokio, &self.tokio]
            .iter()
            .all(|path| path.is_file())
    }
}

/// The workspace that the runner was built from: the lab belongs to the runner, wherever the lessons are.
pub(crate) fn workspace() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

struct Tools {
    cargo: PathBuf,
    rustc: PathBuf,
}

impl Tools {
    /// The tools that called us, or else those of the last time. Naming rustc itself saves the detour over
    /// rustup's proxy.
    fn find(known: Option<&Libraries>) -> Tools {
        if let (None, None, Some(known)) = (env::var_os("CARGO"), env::var_os("RUSTC"), known) {
            return Tools {
                cargo: known.cargo.clone(),
                rustc: known.rustc.clone(),
            };
        }
        let cargo = env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
        let beside = cargo.with_file_name(format!("rustc{}", env::consts::EXE_SUFFIX));
        let rustc = env::var_os("RUSTC").map_or_else(
            || {
                if cargo.is_absolute() && beside.is_file() {
                    beside
                } else {
                    PathBuf::from("rustc")
                }
            },
            PathBuf::from,
        );
        Tools { cargo, rustc }
    }
}

/// Changes when the compiler, the lock file or a source of the lab does.
fn key(workspace: &Path, tools: &Tools) -> Result<String> {
    let mut hash = Xxh64::new(0);
    let mut add = |path: &Path| {
        let Ok(about) = fs::metadata(path) else {
            return;
        };
        let changed = about
            .modified()
            .ok()
            .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
            .unwrap_or_default();
        hash.update(path.as_os_str().as_encoded_bytes());
        hash.update(&about.len().to_le_bytes());
        hash.update(&changed.as_nanos().to_le_bytes());
    };
    add(&tools.rustc);
    add(&workspace.join("Cargo.toml"));
    add(&workspace.join("Cargo.lock"));
    let mut folders = vec![workspace.join("xtask").join("lab")];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("failed to list {}", folder.display()))?;
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else {
                add(&path);
            }
        }
    }
    Ok(format!("{:016x}", hash.digest()))
}

/// Has cargo build these packages of the workspace, and gives its messages. `what` says in words what the first of
/// them is.
///
/// # Errors
/// When cargo cannot build them, with what cargo said.
pub(crate) fn cargo_build(
    course: &Course,
    cargo: &Path,
    packages: &[&str],
    what: &str,
    cancel: &Cancel,
) -> Result<Vec<u8>> {
    let spec = Spec {
        dir: Some(workspace()),
        cancel: cancel.clone(),
        ..Spec::tool(cargo)
    };
    let spec = spec
        .args(["build", "--quiet"])
        .args(packages.iter().flat_map(|package| ["--package", *package]))
        .args(["--message-format", "json-render-diagnostics"])
        .args(["--target-dir".as_ref(), course.target.as_os_str()]);
    let outcome = process::run_tool(&spec, &mut |_| {})?;
    if outcome.ended == Ended::Interrupted {
        bail!("interrupted");
    }
    if !outcome.success() {
        let words = String::from_utf8_lossy(&outcome.bytes(Stream::Stderr)).into_owned();
        let package = packages.first().copied().unwrap_or_default();
        return Err(anyhow::anyhow!("failed to build {what}: {}", words.trim()))
            .or_try(format!("cargo build --package {package}"));
    }
    Ok(outcome.bytes(Stream::Stdout))
}

fn build(course: &Course, tools: Tools, key: String, cancel: &Cancel) -> Result<Libraries> {
    // As part of the runner, since cargo chooses features for all packages together: the lab alone would be built once
    // more. And not by its own name: then cargo would tell of a copy that any other build replaces.
    let artifacts = cargo_build(course, &tools.cargo, &["xtask"], "the lab", cancel)?;
    let find = |name: &str| -> Result<PathBuf> {
        match artifact(&artifacts, name) {
            Some(path) => Ok(path),
            None => bail!("cargo built no library {name} for the lab"),
        }
    };
    let lab_std = find("lab_std")?;
    let dependencies = lab_std.parent().map(Path::to_owned).unwrap_or_default();
    let runtime = shared_std(&tools.rustc);
    Ok(Libraries {
        key,
        runtime,
        cargo: tools.cargo,
        rustc: tools.rustc,
        lab_std,
        lab_tokio: find("lab_tokio")?,
        tokio: find("tokio")?,
        dependencies,
    })
}

/// The folder of the toolchain with `std` as a shared library, which stands beside the compiler.
fn shared_std(rustc: &Path) -> Option<PathBuf> {
    let targets = rustc.parent()?.parent()?.join("lib").join("rustlib");
    let folders = fs::read_dir(targets).ok()?.flatten();
    folders
        .map(|target| target.path().join("lib"))
        .find(|folder| {
            let mut files = fs::read_dir(folder).into_iter().flatten().flatten();
            files.any(|file| {
                let name = file.file_name();
                let name = name.to_string_lossy();
                name.starts_with("libstd-") && name.ends_with(env::consts::DLL_SUFFIX)
            })
        })
}

/// The file of a library, from cargo's messages.
pub(super) fn artifact(messages: &[u8], name: &str) -> Option<PathBuf> {
    #[derive(Deserialize)]
    struct Message {
        target: Target,
        filenames: Vec<PathBuf>,
    }
    #[derive(Deserialize)]
    struct Target {
        name: String,
    }
    let messages = messages.split(|&byte| byte == b'\n');
    messages
        .filter_map(|line| serde_json::from_slice::<Message>(line).ok())
        .filter(|message| message.target.name == name)
        .flat_map(|message| message.filenames)
        .find(|path| {
            path.extension()
                .is_some_and(|extension| extension == "rlib")
        })
}

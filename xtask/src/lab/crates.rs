//! The crates that a lesson names besides `std` and `tokio`, built when a program first needs them: against
//! the lab, and for real. Where they were built to is kept until something that they were made from changes.
//!
//! For the lab, cargo builds them with `--extern std=<lab-std>`, as the program itself is built: also a crate's
//! threads, locks and clocks are then the lab's. In place of tokio they get lab-tokio (`lab/crates/stand_ins`).
//! Their sources get paths that begin with [`CRATES`], by which the lab tells their operations from the
//! program's own.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use lab_trace::CRATES;
use serde::{Deserialize, Serialize};

use crate::course::Course;
use crate::files;
use crate::lab::build::World;
use crate::lab::libraries::{Libraries, artifact, folder, workspace};
use crate::next::OrTry;
use crate::process::{self, Cancel, Ended, Spec, Stream};

/// The crates that there are; each is a feature of `lab-crates`.
pub(super) const KNOWN: [&str; 3] = ["rayon", "reqwest", "ureq"];

/// Compiled crates for one program in one world.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Crates {
    /// Stands for everything that they were made from.
    key: String,
    /// Each by the name by which programs call it.
    pub(super) libraries: Vec<(String, PathBuf)>,
    /// The folders in which the libraries and macros that these need are found.
    pub(super) folders: Vec<PathBuf>,
    /// The tokio that they were built with, where it is not the lab's: the program's must be the same.
    pub(super) tokio: Option<PathBuf>,
}

impl Crates {
    /// The crates, built if they are not there or not up to date. `tell` is called when there is something
    /// to wait for.
    pub(super) fn ready(
        course: &Course,
        libraries: &Libraries,
        names: &[String],
        world: World,
        tell: &dyn Fn(&str),
        cancel: &Cancel,
    ) -> Result<Crates> {
        if names.is_empty() {
            return Ok(Crates::default());
        }
        /// Programs are built at the same time, and one of them is enough to build their crates.
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let list = names.join("-");
        let memory = folder(course)
            .join("crates")
            .join(format!("{}-{list}.json", world.name()));
        let known = fs::read(&memory)
            .ok()
            .and_then(|text| serde_json::from_slice::<Crates>(&text).ok());
        if let Some(known) = known.filter(|known| known.key == libraries.key && known.is_there()) {
            return Ok(known);
        }
        let for_whom = match world {
            World::Lab => "for the lab",
            World::Real => "for the real run",
        };
        tell(&format!(
            "building {} {for_whom}; this takes a moment and happens once",
            names.join(" and ")
        ));
        let crates = build(course, libraries, names, world, cancel)?;
        files::replace(&memory, &serde_json::to_vec(&crates)?)
            .context("failed to note where the crates are")?;
        Ok(crates)
    }

    fn is_there(&self) -> bool {
        let own = self.libraries.iter().map(|(_, path)| path);
        own.chain(&self.tokio).all(|path| path.is_file())
    }
}

fn build(
    course: &Course,
    libraries: &Libraries,
    names: &[String],
    world: World,
    cancel: &Cancel,
) -> Result<Crates> {
    if let Some(unknown) = names.iter().find(|name| !KNOWN.contains(&name.as_str())) {
        bail!(
            "the lessons have no crate '{unknown}'; xtask/lab/crates/Cargo.toml lists those that they have"
        );
    }
    let features = names.join(",");
    let mut folders = Vec::new();
    let mut spec = Spec {
        dir: Some(workspace()),
        cancel: cancel.clone(),
        ..Spec::tool(&libraries.cargo)
    }
    .args(["build", "--package", "lab-crates", "--features", &features])
    .args(["--message-format", "json-render-diagnostics", "--quiet"]);
    match world {
        World::Real => spec = spec.args(["--target-dir".as_ref(), course.target.as_os_str()]),
        World::Lab => {
            let target = folder(course).join("crates");
            spec = spec.args(["--target-dir".as_ref(), target.as_os_str()]);
            // Named, so that cargo keeps our flags from build scripts and macros, which run here and now.
            spec = spec.args(["--target", "host-tuple"]);
            folders.push(target.join("debug").join("deps"));
            let runner = process::own_file().context("failed to find the runner itself")?;
            let stand_ins = workspace().join("xtask/lab/crates/stand_ins");
            spec.env = vec![
                ("CARGO_ENCODED_RUSTFLAGS".into(), flags(libraries)),
                ("CARGO_PROFILE_DEV_DEBUG".into(), "0".into()),
                // Without it, a client that clears its buffers takes longer for that than for all else.
                ("CARGO_PROFILE_DEV_OPT_LEVEL".into(), "1".into()),
                ("RUSTC_WRAPPER".into(), runner.into()),
                (process::STAND_INS.into(), stand_ins.into()),
            ];
        }
    }
    let outcome = process::run_tool(&spec, &mut |_| {})?;
    if outcome.ended == Ended::Interrupted {
        bail!("interrupted");
    }
    if !outcome.success() {
        let words = String::from_utf8_lossy(&outcome.bytes(Stream::Stderr)).into_owned();
        return Err(anyhow::anyhow!(
            "failed to build {features}: {}",
            words.trim()
        ))
        .or_try(format!(
            "cargo build --package lab-crates --features {features}"
        ));
    }
    let artifacts = outcome.bytes(Stream::Stdout);
    let find = |name: &String| -> Result<(String, PathBuf)> {
        let name = name.replace('-', "_");
        let path = artifact(&artifacts, &name)
            .with_context(|| format!("cargo built no library {name}"))?;
        Ok((name, path))
    };
    let built = names.iter().map(find).collect::<Result<Vec<_>>>()?;
    folders.extend(
        built
            .iter()
            .filter_map(|(_, path)| Some(path.parent()?.to_owned())),
    );
    folders.dedup();
    Ok(Crates {
        key: libraries.key.clone(),
        folders,
        tokio: artifact(&artifacts, "tokio").filter(|_| world == World::Real),
        libraries: built,
    })
}

/// What rustc is told of each crate for the lab, as cargo takes it from the environment.
fn flags(libraries: &Libraries) -> OsString {
    let joined = |parts: &[&dyn AsRef<std::ffi::OsStr>]| {
        let mut text = OsString::new();
        parts.iter().for_each(|part| text.push(part));
        text
    };
    let mut flags: Vec<OsString> = vec![
        "--extern".into(),
        joined(&[&"std=", &libraries.lab_std]),
        // For the crate that stands in for tokio.
        "--extern".into(),
        joined(&[&"lab_tokio=", &libraries.lab_tokio]),
        "-L".into(),
        joined(&[&"dependency=", &libraries.dependencies]),
        // Cargo does not look into the libraries above; it builds anew when a flag has changed.
        "--cfg".into(),
        joined(&[&"lab_key=\"", &libraries.key, &"\""]),
    ];
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registry = home.map(|home| home.join("registry").join("src"));
    for sources in registry.into_iter().chain([workspace().join("vendor")]) {
        flags.push(joined(&[&"--remap-path-prefix=", &sources, &"=", &CRATES]));
    }
    flags.join("\u{1f}".as_ref())
}

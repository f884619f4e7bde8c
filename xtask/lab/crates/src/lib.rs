//! Nothing: this package only names the crates that lessons may use, so that the runner can have cargo build
//! each of them, on demand, against the lab and for real. See `xtask/src/lab/crates.rs`.

//! The way of a program through the lab: built against our `std` and `tokio` ([`build`]), run under one
//! schedule after the other ([`explore`]). What the runs mean is the grader's.

pub mod build;
mod crates;
pub(crate) mod explore;
pub mod libraries;
mod messages;

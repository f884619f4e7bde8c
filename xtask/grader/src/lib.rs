//! From what happened in the lab to a verdict and its words.
//!
//! Everything here is pure: no processes, no files, no clock.

pub mod accesses;
mod apart;
pub mod diagnosis;
pub mod expectation;
pub mod facts;
mod hearsay;
pub mod judge;
pub mod perfetto;
pub mod real;
pub mod search;
pub mod servers;
pub mod source;
#[cfg(test)]
mod story;
mod strands;
pub mod timeline;
pub mod transcript;
pub mod verdict;
pub mod words;

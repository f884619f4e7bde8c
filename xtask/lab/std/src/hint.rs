//! `std::hint`, with a `spin_loop` that the lab can see.

use crate::__lab::{self as lab, Quiet};
pub use ::std::hint::*;
use ::std::panic::Location;

#[track_caller]
pub fn spin_loop() {
    lab::quiet(Quiet::Yield, "std::hint::spin_loop", Location::caller());
}

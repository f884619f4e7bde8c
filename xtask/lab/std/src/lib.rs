//! The standard library as a learner's program meets it in the lab.
//!
//! A program is compiled against this crate under the name `std`, unchanged. What others could notice
//! (threads, locks, time, output, the end) is ours and goes through the engine in [`__lab`]; everything
//! else is the real one, re-exported. Each operation carries `#[track_caller]`, so that the record names
//! the program's lines and never ours.
//!
//! Weak memory orderings are not modelled: every atomic access takes effect at once and for all.

pub use ::std::*;

#[doc(hidden)]
#[path = "lab/mod.rs"]
pub mod __lab;
pub mod cell;
pub mod hint;
pub mod io;
mod macros;
#[doc(hidden)]
pub use macros::__within;
pub mod net;
pub mod panic;
pub mod process;
pub mod sync;
pub mod thread;
pub mod time;

/// The preludes of all editions, with our print macros.
pub mod prelude {
    macro_rules! preludes {
        ($($name:ident)*) => { $(
            pub mod $name {
                pub use crate::cell::{LocalCell as _, LocalRefCell as _};
                pub use crate::{dbg, eprint, eprintln, print, println};
                pub use ::std::prelude::$name::*;
            }
        )* };
    }
    preludes!(v1 rust_2015 rust_2018 rust_2021 rust_2024);
}

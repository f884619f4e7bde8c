//! tokio as a learner's program meets it in the lab.
//!
//! A program is compiled against this crate under the name `tokio`, unchanged. What decides about order and
//! time (`runtime`, `task`, `time`, `select!`) is ours, on lab-std's engine and clock; what decides nothing
//! (`join!`, `pin!`, the attribute macros, the keys of task-locals, `io` with its traits) is the real crate's. `net` is
//! ours, on the lab's sockets. Names, texts and bounds follow
//! tokio 1.54, whose source is MIT-licensed (Copyright Tokio Contributors); [`macros`] holds a copied part.
//!
//! # Order and time
//!
//! A current-thread runtime is deterministic, as the real one is: first in, first out, the root future once
//! and then up to 61 tasks. A multi-thread runtime starts its workers when they are needed; each has a slot
//! for the task it woke last, the rest waits in one queue, and which of the queue is next is a choice of the
//! schedule. Timers are kept to the nanosecond, while the real ones are rounded up to a millisecond.

#[doc(hidden)]
pub use ::tokio::{
    count, count_field, select_priv_clean_pattern, select_priv_declare_output_enum, select_variant,
};
pub use ::tokio::{join, main, pin, test, try_join};

mod context;
pub mod io;
#[doc(hidden)]
pub mod macros;
pub mod net;
pub mod runtime;
pub mod signal;
pub mod sync;
pub mod task;
pub mod time;

pub use task::spawn;

use lab_std::__lab as lab;

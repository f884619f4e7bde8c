//! The lab's engine, as the other rooms of `lab-std` and `lab-tokio` use it.
//!
//! Every thread of the program is a real thread of the operating system, but only the one that holds the
//! baton runs. At each operation that others could notice, the engine decides who goes on ([`point`]);
//! when nobody can, virtual time jumps to the earliest deadline; when there is no deadline either, it is
//! a deadlock. One schedule is one process, forked by [`server`].
//!
//! The engine does not know what a mutex or a task is: it knows threads that wait for keys and deadlines.
//! What sockets do is in [`net`].

mod calls;
pub mod ctrl_c;
mod engine;
pub mod net;
mod record;
mod running;
mod server;
mod stack;
mod touch;

pub use engine::*;
pub use lab_trace::{Class, End, Finish, Kind, Role, Stream, Touch, Woken};
pub use record::{Loc, event, set_task, task};
pub use touch::{Plain, Value, refused, touched, touched_here};

/// Threads of a pool for which the program names no number, a crate's or a runtime's: no more than a lesson allows,
/// and fewer than lessons have tasks, so that one that blocks its worker shows.
pub const POOL: usize = 4;

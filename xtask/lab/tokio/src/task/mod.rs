//! Tasks: what is spawned, how it is awaited, aborted and grouped. Which task runs next is not decided
//! here but in [`crate::runtime`].

mod abort;
mod blocking;
mod cell;
pub mod coop;
mod error;
mod id;
mod join;
mod join_set;
mod local;
mod spawn;
mod yield_now;

pub use ::tokio::task::LocalKey;
pub use abort::AbortHandle;
pub use blocking::{block_in_place, spawn_blocking};
pub(crate) use cell::{Home, Output, Task, new_blocking_task, new_task, record};
#[doc(hidden)]
pub use coop::{Unconstrained, consume_budget, unconstrained};
pub use error::JoinError;
pub use id::{Id, id, try_id};
pub use join::JoinHandle;
pub use join_set::JoinSet;
pub use local::{LocalEnterGuard, LocalSet, spawn_local};
pub use spawn::spawn;
pub use yield_now::yield_now;

/// Futures of this module.
pub mod futures {
    pub use ::tokio::task::futures::TaskLocalFuture;
}

//! `tokio::io`: the real traits, adaptors and functions; the extension methods are ours, which do the same
//! and remember the program's line for a socket below them.

mod ext;
mod located;

pub use ::tokio::io::*;
pub use ext::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt};
pub(crate) use located::Located;

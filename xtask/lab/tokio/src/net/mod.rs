//! `tokio::net`: TCP on the lab's sockets. UDP and Unix sockets are not here, so that a program which uses
//! them is judged by its real run.

mod address;
mod listener;
mod socket;
mod split;
mod stream;

pub use address::{ToSocketAddrs, lookup_host};
pub use listener::TcpListener;
pub use socket::TcpSocket;
pub use stream::TcpStream;

/// What belongs to TCP streams.
pub mod tcp {
    pub use super::split::{OwnedReadHalf, OwnedWriteHalf, ReadHalf, ReuniteError, WriteHalf};
}

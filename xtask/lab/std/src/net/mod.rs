//! `std::net`: addresses are the real ones; TCP is the lab's own, on loopback and in virtual time. UDP is
//! not known to the lab, and says so.

mod datagram;
mod listener;
mod socket;
mod stream;

pub use datagram::UdpSocket;
pub use listener::{Incoming, IntoIncoming, TcpListener};
pub use stream::TcpStream;

use ::std::io::Result;
pub use ::std::net::*;

/// Tries each address in turn, as the real one does.
fn each_address<T>(
    addresses: impl ToSocketAddrs,
    mut attempt: impl FnMut(SocketAddr) -> Result<T>,
) -> Result<T> {
    let mut last = None;
    for address in addresses.to_socket_addrs()? {
        match attempt(address) {
            Ok(value) => return Ok(value),
            Err(error) => last = Some(error),
        }
    }
    Err(last.unwrap_or_else(|| {
        ::std::io::Error::new(
            ::std::io::ErrorKind::InvalidInput,
            "could not resolve to any addresses",
        )
    }))
}

//! `std::net`: addresses are the real ones; TCP is the lab's own, on loopback and in virtual time. UDP is
//! not known to the lab, and says so.

mod listener;
mod socket;
mod stream;

pub use listener::{Incoming, IntoIncoming, TcpListener};
pub use stream::TcpStream;

use crate::__lab as lab;
use ::std::io::Result;
pub use ::std::net::*;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::Location;

/// A socket that is never made: its constructor ends the schedule. The methods of the real one are there for
/// the compiler.
#[derive(Debug)]
pub struct UdpSocket(::std::net::UdpSocket);

impl UdpSocket {
    #[track_caller]
    pub fn bind(address: impl ToSocketAddrs) -> Result<Self> {
        let _ = address;
        lab::unknown("std::net::UdpSocket", Location::caller())
    }
}

impl Deref for UdpSocket {
    type Target = ::std::net::UdpSocket;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for UdpSocket {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

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

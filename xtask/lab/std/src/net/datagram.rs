//! UDP is not known to the lab, and says so.

use super::ToSocketAddrs;
use crate::__lab as lab;
use ::std::io::Result;
use ::std::ops::{Deref, DerefMut};
use ::std::os::fd::{FromRawFd, IntoRawFd, RawFd};
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

// For crates that turn sockets into each other.
impl FromRawFd for UdpSocket {
    #[track_caller]
    unsafe fn from_raw_fd(_: RawFd) -> Self {
        lab::unknown("std::net::UdpSocket", Location::caller())
    }
}

impl IntoRawFd for UdpSocket {
    fn into_raw_fd(self) -> RawFd {
        self.0.into_raw_fd()
    }
}

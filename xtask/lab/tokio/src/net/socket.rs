//! A socket before it is connected or listens. Options are kept and have no effect: the lab's network has no
//! buffers to tune and nothing to keep alive.

use super::{TcpListener, TcpStream};
use crate::io::Located;
use crate::lab;
use crate::lab::net;
use std::fmt;
use std::future::Future;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, RawFd};
use std::panic::Location;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A socket that is connected to nothing yet.
pub struct TcpSocket {
    std: lab_std::net::TcpStream,
    options: Mutex<Options>,
}

#[derive(Clone, Copy)]
struct Options {
    local: SocketAddr,
    keepalive: bool,
    reuseaddr: bool,
    reuseport: bool,
    nodelay: bool,
    send_buffer_size: u32,
    recv_buffer_size: u32,
    linger: Option<Duration>,
    tos: u32,
}

macro_rules! options {
    ($($name:ident $set:ident: $type:ty;)*) => { $(
        /// # Errors
        /// Never in the lab.
        pub fn $name(&self) -> io::Result<$type> {
            Ok(self.options().$name)
        }

        /// # Errors
        /// Never in the lab.
        pub fn $set(&self, value: $type) -> io::Result<()> {
            self.options().$name = value;
            Ok(())
        }
    )* };
}

impl TcpSocket {
    fn new(std: lab_std::net::TcpStream, local: SocketAddr) -> Self {
        let options = Options {
            local,
            keepalive: false,
            reuseaddr: false,
            reuseport: false,
            nodelay: false,
            send_buffer_size: 16 << 10,
            recv_buffer_size: 128 << 10,
            linger: None,
            tos: 0,
        };
        Self {
            std,
            options: options.into(),
        }
    }

    fn unconnected(local: SocketAddr) -> io::Result<Self> {
        Ok(Self::new(lab_std::net::TcpStream::__unconnected(), local))
    }

    /// # Errors
    /// Never in the lab.
    pub fn new_v4() -> io::Result<Self> {
        Self::unconnected((Ipv4Addr::UNSPECIFIED, 0).into())
    }

    /// # Errors
    /// Never in the lab.
    pub fn new_v6() -> io::Result<Self> {
        Self::unconnected((Ipv6Addr::UNSPECIFIED, 0).into())
    }

    /// A socket that somebody has made, and not connected.
    #[must_use]
    pub fn from_std_stream(std_stream: lab_std::net::TcpStream) -> Self {
        Self::new(std_stream, (Ipv4Addr::UNSPECIFIED, 0).into())
    }

    fn options(&self) -> MutexGuard<'_, Options> {
        self.options.lock().unwrap_or_else(PoisonError::into_inner)
    }

    options! {
        keepalive set_keepalive: bool;
        reuseaddr set_reuseaddr: bool;
        reuseport set_reuseport: bool;
        nodelay set_nodelay: bool;
        send_buffer_size set_send_buffer_size: u32;
        recv_buffer_size set_recv_buffer_size: u32;
        linger set_linger: Option<Duration>;
        tos set_tos: u32;
    }

    /// # Errors
    /// Never in the lab.
    pub fn set_zero_linger(&self) -> io::Result<()> {
        self.set_linger(Some(Duration::ZERO))
    }

    /// # Errors
    /// Never in the lab.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.options().local)
    }

    /// # Errors
    /// Never in the lab.
    pub fn take_error(&self) -> io::Result<Option<io::Error>> {
        Ok(None)
    }

    /// The address is taken when the socket listens.
    ///
    /// # Errors
    /// Never in the lab.
    pub fn bind(&self, addr: SocketAddr) -> io::Result<()> {
        self.options().local = addr;
        Ok(())
    }

    /// # Errors
    /// When nobody listens there.
    #[track_caller]
    pub fn connect(self, addr: SocketAddr) -> impl Future<Output = io::Result<TcpStream>> {
        let loc = Location::caller();
        Located::new(loc, async move {
            let stream = TcpStream::connect_one(addr, loc).await?;
            stream.set_nodelay(self.options().nodelay)?;
            if self.options().linger == Some(Duration::ZERO) {
                stream.set_zero_linger()?;
            }
            Ok(stream)
        })
    }

    /// # Errors
    /// When the address is taken, or not this machine's.
    pub fn listen(self, _backlog: u32) -> io::Result<TcpListener> {
        lab::point();
        net::listen(self.options().local).map(TcpListener::of)
    }
}

impl AsFd for TcpSocket {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.std.as_fd()
    }
}

impl AsRawFd for TcpSocket {
    fn as_raw_fd(&self) -> RawFd {
        self.std.as_raw_fd()
    }
}

impl FromRawFd for TcpSocket {
    unsafe fn from_raw_fd(fd: RawFd) -> Self {
        // SAFETY: passed on to the caller.
        Self::from_std_stream(unsafe { lab_std::net::TcpStream::from_raw_fd(fd) })
    }
}

impl IntoRawFd for TcpSocket {
    fn into_raw_fd(self) -> RawFd {
        self.std.into_raw_fd()
    }
}

impl fmt::Debug for TcpSocket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.std.fmt(f)
    }
}

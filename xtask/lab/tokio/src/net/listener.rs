//! Accepting connections in a task.

use super::address::none;
use super::{TcpStream, ToSocketAddrs};
use crate::context;
use crate::io::Located;
use crate::lab;
use crate::lab::net::{self, Backlog};
use crate::runtime::{Registration, Source};
use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::net::SocketAddr;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, RawFd};
use std::panic::Location;
use std::sync::Arc;
use std::task::{Context, Poll};

/// A socket that others can connect to.
pub struct TcpListener {
    std: lab_std::net::TcpListener,
    backlog: Arc<Backlog>,
    registration: Registration,
}

impl TcpListener {
    /// # Errors
    /// When the address is taken, or not this machine's.
    pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<Self> {
        let mut last = None;
        lab::point();
        for address in addr.__resolve()? {
            match net::listen(address) {
                Ok(backlog) => return Ok(Self::of(backlog)),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(none))
    }

    #[track_caller]
    pub(super) fn of(backlog: Arc<Backlog>) -> Self {
        Self::new(lab_std::net::TcpListener::__new(backlog.clone()), backlog)
    }

    #[track_caller]
    fn new(std: lab_std::net::TcpListener, backlog: Arc<Backlog>) -> Self {
        let source = Source::Accept(backlog.clone());
        Self {
            std,
            backlog,
            registration: Registration::new(context::expect_current(), source),
        }
    }

    /// # Errors
    /// When it does not listen.
    ///
    /// # Panics
    /// Outside of a runtime.
    #[track_caller]
    pub fn from_std(listener: lab_std::net::TcpListener) -> io::Result<Self> {
        match listener.__backlog() {
            Some(backlog) => Ok(Self::new(listener, backlog)),
            None => listener.local_addr().and(Err(none())),
        }
    }

    /// # Errors
    /// Never in the lab.
    pub fn into_std(self) -> io::Result<lab_std::net::TcpListener> {
        self.std.set_nonblocking(true)?;
        Ok(self.std)
    }

    /// # Errors
    /// When the runtime is gone.
    #[track_caller]
    pub fn accept(&self) -> impl Future<Output = io::Result<(TcpStream, SocketAddr)>> + use<'_> {
        Located::new(Location::caller(), poll_fn(move |cx| self.poll_accept(cx)))
    }

    /// # Errors
    /// When the runtime is gone.
    pub fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(TcpStream, SocketAddr)>> {
        let loc = net::place(Location::caller());
        lab::point();
        let accepted = self
            .registration
            .poll(cx, "TcpListener::accept", loc, || self.backlog.accept());
        accepted.map_ok(|end| {
            let peer = end.peer;
            // The stream is the listener's runtime's, whoever polls.
            let _current = context::set_current(self.registration.runtime());
            let stream = TcpStream::new(lab_std::net::TcpStream::__new(end.clone()), end);
            (stream, peer)
        })
    }

    /// # Errors
    /// Never in the lab.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.backlog.local)
    }

    /// # Errors
    /// Never in the lab.
    pub fn ttl(&self) -> io::Result<u32> {
        self.std.ttl()
    }

    /// # Errors
    /// Never in the lab.
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {
        self.std.set_ttl(ttl)
    }
}

impl TryFrom<lab_std::net::TcpListener> for TcpListener {
    type Error = io::Error;
    fn try_from(listener: lab_std::net::TcpListener) -> io::Result<Self> {
        Self::from_std(listener)
    }
}

impl AsFd for TcpListener {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.std.as_fd()
    }
}

impl AsRawFd for TcpListener {
    fn as_raw_fd(&self) -> RawFd {
        self.std.as_raw_fd()
    }
}

impl fmt::Debug for TcpListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.std.fmt(f)
    }
}

//! Accepting connections on a thread.

use super::socket::{Options, options};
use super::{SocketAddr, TcpStream, ToSocketAddrs, each_address};
use crate::__lab::net::{self, Backlog, Blocking};
use crate::__lab::{self as lab, Loc};
use ::std::fmt;
use ::std::io::{Error, Result};
use ::std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd, RawFd};
use ::std::panic::Location;
use ::std::sync::{Arc, OnceLock};

/// A socket that others can connect to.
pub struct TcpListener(Arc<Socket>);

struct Socket {
    options: Options,
    /// Empty for a descriptor that does not listen.
    backlog: OnceLock<Arc<Backlog>>,
}

impl TcpListener {
    /// # Errors
    /// When the address is taken, or not this machine's.
    #[track_caller]
    pub fn bind(address: impl ToSocketAddrs) -> Result<Self> {
        lab::point();
        each_address(address, net::listen).map(Self::__new)
    }

    /// The lab's listener, for lab-tokio.
    #[doc(hidden)]
    pub fn __backlog(&self) -> Option<Arc<Backlog>> {
        self.0.backlog.get().cloned()
    }

    /// A listener for the lab's, for lab-tokio.
    #[doc(hidden)]
    pub fn __new(backlog: Arc<Backlog>) -> Self {
        Self(Arc::new(Socket {
            options: Options::default(),
            backlog: backlog.into(),
        }))
    }

    fn backlog(&self) -> Result<&Arc<Backlog>> {
        let missing = || Error::from_raw_os_error(libc::EINVAL);
        self.0.backlog.get().ok_or_else(missing)
    }

    /// # Errors
    /// When it does not listen.
    pub fn local_addr(&self) -> Result<SocketAddr> {
        self.backlog().map(|backlog| backlog.local)
    }

    /// # Errors
    /// Never in the lab.
    pub fn try_clone(&self) -> Result<Self> {
        Ok(Self(self.0.clone()))
    }

    /// # Errors
    /// Would block, if it may not.
    #[track_caller]
    pub fn accept(&self) -> Result<(TcpStream, SocketAddr)> {
        self.accept_at("TcpListener::accept", Location::caller())
    }

    fn accept_at(&self, op: &'static str, loc: Loc) -> Result<(TcpStream, SocketAddr)> {
        let backlog = self.backlog()?;
        let how = Blocking {
            key: lab::key(&**backlog),
            op,
            loc: net::place(loc),
            connection: None,
            deadline: None,
            never: self.0.options.is_nonblocking(),
        };
        let end = net::wait_for(&how, || backlog.acceptable(), || backlog.accept())?;
        let peer = end.peer;
        Ok((TcpStream::new(end), peer))
    }

    pub fn incoming(&self) -> Incoming<'_> {
        Incoming { listener: self }
    }

    pub fn into_incoming(self) -> IntoIncoming {
        IntoIncoming { listener: self }
    }

    /// # Errors
    /// Never in the lab.
    pub fn take_error(&self) -> Result<Option<Error>> {
        Ok(None)
    }
}

options!(TcpListener);

impl From<OwnedFd> for TcpListener {
    fn from(descriptor: OwnedFd) -> Self {
        Self(Arc::new(Socket {
            options: Options::with_descriptor(descriptor),
            backlog: OnceLock::new(),
        }))
    }
}

impl From<TcpListener> for OwnedFd {
    #[track_caller]
    fn from(listener: TcpListener) -> Self {
        let descriptor = Arc::into_inner(listener.0)
            .filter(|socket| socket.backlog.get().is_none())
            .and_then(|socket| socket.options.into_descriptor());
        descriptor
            .unwrap_or_else(|| lab::unknown("a TcpListener as a descriptor", Location::caller()))
    }
}

impl fmt::Debug for TcpListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("TcpListener");
        if let Some(backlog) = self.0.backlog.get() {
            debug.field("addr", &backlog.local);
        }
        debug
            .field("fd", &self.0.options.descriptor().as_raw_fd())
            .finish()
    }
}

/// The connections of a listener, one after the other.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Incoming<'a> {
    listener: &'a TcpListener,
}

impl Iterator for Incoming<'_> {
    type Item = Result<TcpStream>;
    #[track_caller]
    fn next(&mut self) -> Option<Self::Item> {
        let accepted = self
            .listener
            .accept_at("TcpListener::incoming", Location::caller());
        Some(accepted.map(|(stream, _)| stream))
    }
}

impl ::std::iter::FusedIterator for Incoming<'_> {}

/// The same, with the listener inside.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IntoIncoming {
    listener: TcpListener,
}

impl Iterator for IntoIncoming {
    type Item = Result<TcpStream>;
    #[track_caller]
    fn next(&mut self) -> Option<Self::Item> {
        self.listener.incoming().next()
    }
}

impl ::std::iter::FusedIterator for IntoIncoming {}

//! A connection as a thread uses it.

use super::socket::{Options, check_timeout, options};
use super::{Shutdown, SocketAddr, ToSocketAddrs, each_address};
use crate::__lab::net::{self, Blocking, Endpoint};
use crate::__lab::{self as lab, Loc};
use ::std::fmt;
use ::std::io::{Error, ErrorKind, Read, Result, Write};
use ::std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd, RawFd};
use ::std::panic::Location;
use ::std::sync::atomic::Ordering;
use ::std::sync::{Arc, OnceLock};
use ::std::time::Duration;

/// A TCP connection. It closes when its last handle is dropped.
pub struct TcpStream(Arc<Socket>);

struct Socket {
    options: Options,
    /// Empty for a descriptor that was connected to nothing yet.
    end: OnceLock<Arc<Endpoint>>,
}

const READ: usize = 0;
const WRITE: usize = 1;

impl TcpStream {
    pub(super) fn new(end: Arc<Endpoint>) -> Self {
        Self(Arc::new(Socket {
            options: Options::default(),
            end: end.into(),
        }))
    }

    /// # Errors
    /// When nobody listens there.
    #[track_caller]
    pub fn connect(address: impl ToSocketAddrs) -> Result<Self> {
        let loc = net::place(Location::caller());
        lab::point();
        each_address(address, |address| net::connect(address, loc)).map(Self::new)
    }

    /// # Errors
    /// When nobody listens there.
    #[track_caller]
    pub fn connect_timeout(address: &SocketAddr, timeout: Duration) -> Result<Self> {
        check_timeout(Some(timeout))?;
        Self::connect(address)
    }

    /// The lab's end, for lab-tokio.
    #[doc(hidden)]
    pub fn __end(&self) -> Option<Arc<Endpoint>> {
        self.0.end.get().cloned()
    }

    /// A stream for the lab's end, for lab-tokio.
    #[doc(hidden)]
    pub fn __new(end: Arc<Endpoint>) -> Self {
        Self::new(end)
    }

    /// A stream that is connected to nothing yet, for lab-tokio.
    #[doc(hidden)]
    pub fn __unconnected() -> Self {
        Self(Arc::new(Socket {
            options: Options::default(),
            end: OnceLock::new(),
        }))
    }

    fn end(&self) -> Result<&Arc<Endpoint>> {
        let missing = || Error::from_raw_os_error(libc::ENOTCONN);
        self.0.end.get().ok_or_else(missing)
    }

    /// # Errors
    /// When it was never connected.
    pub fn peer_addr(&self) -> Result<SocketAddr> {
        self.end().map(|end| end.peer)
    }

    /// # Errors
    /// When it was never connected.
    pub fn local_addr(&self) -> Result<SocketAddr> {
        self.end().map(|end| end.local)
    }

    /// # Errors
    /// When the connection is gone.
    pub fn shutdown(&self, how: Shutdown) -> Result<()> {
        lab::point();
        self.end()?.shutdown(how)
    }

    /// # Errors
    /// Never in the lab.
    pub fn try_clone(&self) -> Result<Self> {
        Ok(Self(self.0.clone()))
    }

    /// # Errors
    /// When the timeout is zero.
    pub fn set_read_timeout(&self, timeout: Option<Duration>) -> Result<()> {
        self.0.options.set_timeout(READ, timeout)
    }

    /// # Errors
    /// When the timeout is zero.
    pub fn set_write_timeout(&self, timeout: Option<Duration>) -> Result<()> {
        self.0.options.set_timeout(WRITE, timeout)
    }

    /// # Errors
    /// Never in the lab.
    pub fn read_timeout(&self) -> Result<Option<Duration>> {
        Ok(self.0.options.timeout(READ))
    }

    /// # Errors
    /// Never in the lab.
    pub fn write_timeout(&self) -> Result<Option<Duration>> {
        Ok(self.0.options.timeout(WRITE))
    }

    /// # Errors
    /// As reading.
    #[track_caller]
    pub fn peek(&self, into: &mut [u8]) -> Result<usize> {
        self.receive(into, true, "TcpStream::peek", Location::caller())
    }

    /// # Errors
    /// Never in the lab.
    pub fn set_nodelay(&self, nodelay: bool) -> Result<()> {
        self.0.options.nodelay.store(nodelay, Ordering::Relaxed);
        Ok(())
    }

    /// # Errors
    /// Never in the lab.
    pub fn nodelay(&self) -> Result<bool> {
        Ok(self.0.options.nodelay.load(Ordering::Relaxed))
    }

    /// # Errors
    /// Never in the lab.
    pub fn take_error(&self) -> Result<Option<Error>> {
        Ok(self.0.end.get().and_then(|end| end.take_error()))
    }

    fn blocking(
        &self,
        end: &Endpoint,
        which: usize,
        key: lab::Key,
        op: &'static str,
        loc: Loc,
    ) -> Blocking {
        let timeout = self.0.options.timeout(which);
        Blocking {
            key,
            op,
            loc,
            connection: Some(end.connection),
            deadline: timeout.map(|timeout| lab::now().saturating_add(timeout)),
            never: self.0.options.is_nonblocking(),
        }
    }

    fn receive(&self, into: &mut [u8], keep: bool, op: &'static str, loc: Loc) -> Result<usize> {
        let end = self.end()?;
        let how = self.blocking(end, READ, end.read_key(), op, net::place(loc));
        net::wait_for(&how, || end.readable(), || end.read(into, keep))
    }

    fn send(&self, from: &[u8], loc: Loc) -> Result<usize> {
        let (end, loc) = (self.end()?, net::place(loc));
        let how = self.blocking(end, WRITE, end.write_key(), "TcpStream::write", loc);
        net::wait_for(&how, || end.writable(), || end.write(from, loc))
    }
}

options!(TcpStream);

impl From<OwnedFd> for TcpStream {
    fn from(descriptor: OwnedFd) -> Self {
        Self(Arc::new(Socket {
            options: Options::with_descriptor(descriptor),
            end: OnceLock::new(),
        }))
    }
}

impl From<TcpStream> for OwnedFd {
    #[track_caller]
    fn from(stream: TcpStream) -> Self {
        let descriptor = Arc::into_inner(stream.0)
            .filter(|socket| socket.end.get().is_none())
            .and_then(|socket| socket.options.into_descriptor());
        descriptor
            .unwrap_or_else(|| lab::unknown("a TcpStream as a descriptor", Location::caller()))
    }
}

/// The methods of the trait that lead to the others, so that they tell the program's line.
macro_rules! read_and_write {
    ($($type:ty),*) => { $(
        impl Read for $type {
            #[track_caller]
            fn read(&mut self, into: &mut [u8]) -> Result<usize> {
                self.receive(into, false, "TcpStream::read", Location::caller())
            }
            #[track_caller]
            fn read_exact(&mut self, mut into: &mut [u8]) -> Result<()> {
                let loc = Location::caller();
                while !into.is_empty() {
                    match self.receive(into, false, "TcpStream::read_exact", loc) {
                        Ok(0) => {
                            return Err(Error::new(
                                ErrorKind::UnexpectedEof,
                                "failed to fill whole buffer",
                            ));
                        }
                        Ok(count) => into = &mut into[count..],
                        Err(error) => return Err(error),
                    }
                }
                Ok(())
            }
            #[track_caller]
            fn read_to_end(&mut self, into: &mut Vec<u8>) -> Result<usize> {
                let (loc, before) = (Location::caller(), into.len());
                let mut part = [0; 8192];
                loop {
                    match self.receive(&mut part, false, "TcpStream::read_to_end", loc)? {
                        0 => return Ok(into.len() - before),
                        count => into.extend_from_slice(&part[..count]),
                    }
                }
            }
            #[track_caller]
            fn read_to_string(&mut self, into: &mut String) -> Result<usize> {
                let loc = Location::caller();
                let mut bytes = Vec::new();
                let result = net::at_place(loc, || self.read_to_end(&mut bytes));
                let text = String::from_utf8(bytes);
                let text = text.map_err(|_| {
                    Error::new(
                        ErrorKind::InvalidData,
                        "stream did not contain valid UTF-8",
                    )
                });
                match (result, text) {
                    (Ok(count), Ok(text)) => {
                        into.push_str(&text);
                        Ok(count)
                    }
                    (Err(error), text) => {
                        // What came before the failure is kept, as by the real one.
                        into.push_str(&text.unwrap_or_default());
                        Err(error)
                    }
                    (Ok(_), Err(error)) => Err(error),
                }
            }
        }

        impl Write for $type {
            #[track_caller]
            fn write(&mut self, from: &[u8]) -> Result<usize> {
                self.send(from, Location::caller())
            }
            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
            #[track_caller]
            fn write_all(&mut self, mut from: &[u8]) -> Result<()> {
                let loc = Location::caller();
                while !from.is_empty() {
                    let count = self.send(from, loc)?;
                    from = &from[count..];
                }
                Ok(())
            }
            #[track_caller]
            fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
                let loc = Location::caller();
                let text = ::std::fmt::format(args);
                net::at_place(loc, || self.write_all(text.as_bytes()))
            }
        }
    )* };
}
read_and_write!(TcpStream, &TcpStream);

impl fmt::Debug for TcpStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("TcpStream");
        if let Some(end) = self.0.end.get() {
            debug.field("addr", &end.local).field("peer", &end.peer);
        }
        debug
            .field("fd", &self.0.options.descriptor().as_raw_fd())
            .finish()
    }
}

//! A connection as a task uses it.

use super::address::none;
use super::split::{OwnedReadHalf, OwnedWriteHalf, ReadHalf, WriteHalf};
use super::{ToSocketAddrs, split};
use crate::context;
use crate::io::Located;
use crate::lab::net::{self, Endpoint};
use crate::lab::{self, Loc, Quiet};
use crate::runtime::{Registration, Source};
use ::tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf, Ready};
use bytes::BufMut;
use std::fmt;
use std::future::{Future, poll_fn};
use std::io::{self, IoSlice, IoSliceMut};
use std::net::{Shutdown, SocketAddr};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, RawFd};
use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

/// A TCP connection. It closes when it is dropped.
pub struct TcpStream {
    std: lab_std::net::TcpStream,
    end: Arc<Endpoint>,
    read: Registration,
    write: Registration,
}

impl TcpStream {
    /// # Errors
    /// When nobody listens there.
    #[track_caller]
    pub fn connect<A: ToSocketAddrs>(addr: A) -> impl Future<Output = io::Result<Self>> {
        let loc = Location::caller();
        Located::new(loc, async move {
            let mut last = None;
            for address in addr.__resolve()? {
                match Self::connect_one(address, loc).await {
                    Ok(stream) => return Ok(stream),
                    Err(error) => last = Some(error),
                }
            }
            Err(last.unwrap_or_else(none))
        })
    }

    /// The answer comes with the driver's next look, as in life.
    pub(super) async fn connect_one(address: SocketAddr, loc: Loc) -> io::Result<Self> {
        let runtime = context::expect_current();
        let looks = Registration::new(runtime.clone(), Source::Look);
        lab::point();
        let mut end = Some(net::connect(address, loc));
        let mut asked = false;
        let end = poll_fn(|cx| {
            looks.poll(cx, "TcpStream::connect", loc, || {
                if std::mem::replace(&mut asked, true) {
                    end.take().expect("the answer comes once")
                } else {
                    Err(net::would_block())
                }
            })
        })
        .await?;
        Ok(Self::new(lab_std::net::TcpStream::__new(end.clone()), end))
    }

    #[track_caller]
    pub(super) fn new(std: lab_std::net::TcpStream, end: Arc<Endpoint>) -> Self {
        let runtime = context::expect_current();
        Self {
            std,
            read: Registration::new(runtime.clone(), Source::Read(end.clone())),
            write: Registration::new(runtime, Source::Write(end.clone())),
            end,
        }
    }

    /// # Errors
    /// When it was never connected.
    ///
    /// # Panics
    /// Outside of a runtime.
    #[track_caller]
    pub fn from_std(stream: lab_std::net::TcpStream) -> io::Result<Self> {
        match stream.__end() {
            Some(end) => Ok(Self::new(stream, end)),
            None => stream.peer_addr().and(Err(none())),
        }
    }

    /// # Errors
    /// Never in the lab.
    pub fn into_std(self) -> io::Result<lab_std::net::TcpStream> {
        // As the real one: it stays non-blocking.
        self.std.set_nonblocking(true)?;
        Ok(self.std)
    }

    /// # Errors
    /// Never in the lab.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.end.local)
    }

    /// # Errors
    /// Never in the lab.
    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.end.peer)
    }

    /// # Errors
    /// Never in the lab.
    pub fn take_error(&self) -> io::Result<Option<io::Error>> {
        Ok(self.end.take_error())
    }

    fn poll_receive(
        &self,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
        keep: bool,
    ) -> Poll<io::Result<usize>> {
        let loc = net::place(Location::caller());
        let op = if keep {
            "TcpStream::peek"
        } else {
            "TcpStream::read"
        };
        lab::point();
        let into = buf.initialize_unfilled();
        let polled = self
            .read
            .poll(cx, op, loc, || self.end.read(&mut *into, keep));
        if let Poll::Ready(Ok(count)) = polled {
            buf.advance(count);
        }
        polled
    }

    pub(super) fn poll_send(&self, cx: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        let loc = net::place(Location::caller());
        lab::point();
        self.write
            .poll(cx, "TcpStream::write", loc, || self.end.write(from, loc))
    }

    pub(super) fn poll_read_shared(
        &self,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.poll_receive(cx, buf, false)
            .map(|read| read.map(|_| ()))
    }

    pub(super) fn poll_shutdown_shared(&self) -> Poll<io::Result<()>> {
        lab::point();
        Poll::Ready(self.end.shutdown(Shutdown::Write))
    }

    /// # Errors
    /// As reading.
    pub fn poll_peek(
        &self,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<usize>> {
        self.poll_receive(cx, buf, true)
    }

    /// # Errors
    /// As reading.
    #[track_caller]
    pub fn peek<'a>(
        &'a self,
        buf: &'a mut [u8],
    ) -> impl Future<Output = io::Result<usize>> + use<'a> {
        let mut buf = ReadBuf::new(buf);
        Located::new(
            Location::caller(),
            poll_fn(move |cx| self.poll_peek(cx, &mut buf)),
        )
    }

    /// # Errors
    /// When the runtime is gone.
    pub fn poll_read_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let loc = net::place(Location::caller());
        self.read.poll(cx, "TcpStream::readable", loc, || {
            ready_or_block(&self.read)
        })
    }

    /// # Errors
    /// When the runtime is gone.
    pub fn poll_write_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let loc = net::place(Location::caller());
        self.write.poll(cx, "TcpStream::writable", loc, || {
            ready_or_block(&self.write)
        })
    }

    /// # Errors
    /// When the runtime is gone.
    #[track_caller]
    pub fn readable(&self) -> impl Future<Output = io::Result<()>> + use<'_> {
        Located::new(
            Location::caller(),
            poll_fn(move |cx| self.poll_read_ready(cx)),
        )
    }

    /// # Errors
    /// When the runtime is gone.
    #[track_caller]
    pub fn writable(&self) -> impl Future<Output = io::Result<()>> + use<'_> {
        Located::new(
            Location::caller(),
            poll_fn(move |cx| self.poll_write_ready(cx)),
        )
    }

    /// # Errors
    /// When the runtime is gone.
    #[track_caller]
    pub fn ready(&self, interest: Interest) -> impl Future<Output = io::Result<Ready>> + use<'_> {
        let either = poll_fn(move |cx| {
            let mut ready = Ready::EMPTY;
            if interest.is_readable() && self.poll_read_ready(cx)?.is_ready() {
                ready |= Ready::READABLE;
            }
            if interest.is_writable() && self.poll_write_ready(cx)?.is_ready() {
                ready |= Ready::WRITABLE;
            }
            if ready.is_empty() {
                Poll::Pending
            } else {
                Poll::Ready(Ok(ready))
            }
        });
        Located::new(Location::caller(), either)
    }

    /// # Errors
    /// Would block, when there is nothing.
    #[track_caller]
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {
        asks(&self.read, "TcpStream::try_read", Location::caller());
        self.end.read(buf, false)
    }

    /// # Errors
    /// Would block, when there is nothing.
    #[track_caller]
    pub fn try_read_vectored(&self, bufs: &mut [IoSliceMut<'_>]) -> io::Result<usize> {
        match bufs.iter_mut().find(|buf| !buf.is_empty()) {
            Some(buf) => self.try_read(buf),
            None => Ok(0),
        }
    }

    /// # Errors
    /// Would block, when there is nothing.
    #[track_caller]
    pub fn try_read_buf<B: BufMut>(&self, buf: &mut B) -> io::Result<usize> {
        let mut part = vec![0; buf.remaining_mut().min(8192)];
        let count = self.try_read(&mut part)?;
        buf.put_slice(&part[..count]);
        Ok(count)
    }

    /// # Errors
    /// Would block, when there is no room.
    #[track_caller]
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {
        let loc = Location::caller();
        asks(&self.write, "TcpStream::try_write", loc);
        self.end.write(buf, loc)
    }

    /// # Errors
    /// Would block, when there is no room.
    #[track_caller]
    pub fn try_write_vectored(&self, bufs: &[IoSlice<'_>]) -> io::Result<usize> {
        match bufs.iter().find(|buf| !buf.is_empty()) {
            Some(buf) => self.try_write(buf),
            None => Ok(0),
        }
    }

    /// # Errors
    /// What the operation says; would block when the stream is not ready for it.
    pub fn try_io<R>(
        &self,
        interest: Interest,
        f: impl FnOnce() -> io::Result<R>,
    ) -> io::Result<R> {
        let ready = (interest.is_readable() && self.read.is_ready())
            || (interest.is_writable() && self.write.is_ready());
        if ready { f() } else { Err(net::would_block()) }
    }

    /// # Errors
    /// What the operation says.
    #[track_caller]
    pub fn async_io<'a, R>(
        &'a self,
        interest: Interest,
        mut f: impl FnMut() -> io::Result<R> + 'a,
    ) -> impl Future<Output = io::Result<R>> {
        let loc = Location::caller();
        let side = if interest.is_readable() {
            &self.read
        } else {
            &self.write
        };
        Located::new(
            loc,
            poll_fn(move |cx| side.poll(cx, "TcpStream::async_io", loc, &mut f)),
        )
    }

    /// # Errors
    /// Never in the lab.
    pub fn nodelay(&self) -> io::Result<bool> {
        self.std.nodelay()
    }

    /// # Errors
    /// Never in the lab.
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {
        self.std.set_nodelay(nodelay)
    }

    /// # Errors
    /// Never in the lab.
    pub fn linger(&self) -> io::Result<Option<Duration>> {
        Ok(self.end.closes_abruptly().then_some(Duration::ZERO))
    }

    /// # Errors
    /// Never in the lab.
    pub fn set_zero_linger(&self) -> io::Result<()> {
        self.end.will_close_abruptly();
        Ok(())
    }

    /// The network has no delays in the lab.
    ///
    /// # Errors
    /// Never in the lab.
    #[cfg(target_os = "linux")]
    pub fn quickack(&self) -> io::Result<bool> {
        Ok(true)
    }

    /// # Errors
    /// Never in the lab.
    #[cfg(target_os = "linux")]
    pub fn set_quickack(&self, _quickack: bool) -> io::Result<()> {
        Ok(())
    }

    /// Connections do not linger in the lab; those that linger for no time close abruptly.
    ///
    /// # Errors
    /// Never in the lab.
    #[deprecated = "`SO_LINGER` causes the socket to block the thread on drop"]
    pub fn set_linger(&self, dur: Option<Duration>) -> io::Result<()> {
        if dur == Some(Duration::ZERO) {
            self.end.will_close_abruptly();
        }
        Ok(())
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

    pub fn split<'a>(&'a mut self) -> (ReadHalf<'a>, WriteHalf<'a>) {
        split::split(self)
    }

    pub fn into_split(self) -> (OwnedReadHalf, OwnedWriteHalf) {
        split::split_owned(self)
    }
}

fn ready_or_block(side: &Registration) -> io::Result<()> {
    if side.is_ready() {
        Ok(())
    } else {
        Err(net::would_block())
    }
}

/// Before an operation that says at once whether there is anything.
fn asks(side: &Registration, op: &'static str, loc: Loc) {
    if side.is_ready() {
        lab::point();
    } else {
        lab::quiet(Quiet::Clock, op, loc);
    }
}

impl AsyncRead for TcpStream {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.poll_read_shared(cx, buf)
    }
}

macro_rules! writes {
    ($type:ty $(, $field:ident)?) => {
        impl AsyncWrite for $type {
            fn poll_write(
                self: Pin<&mut Self>,
                cx: &mut Context<'_>,
                buf: &[u8],
            ) -> Poll<io::Result<usize>> {
                self $(.$field)?.poll_send(cx, buf)
            }
            fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
                Poll::Ready(Ok(()))
            }
            fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
                self $(.$field)?.poll_shutdown_shared()
            }
            fn poll_write_vectored(
                self: Pin<&mut Self>,
                cx: &mut Context<'_>,
                bufs: &[IoSlice<'_>],
            ) -> Poll<io::Result<usize>> {
                // One call to the system takes them all.
                let all: Vec<u8> = bufs.iter().flat_map(|buf| buf.iter().copied()).collect();
                self $(.$field)?.poll_send(cx, &all)
            }
            fn is_write_vectored(&self) -> bool {
                true
            }
        }
    };
}
pub(super) use writes;

writes!(TcpStream);

impl TryFrom<lab_std::net::TcpStream> for TcpStream {
    type Error = io::Error;
    fn try_from(stream: lab_std::net::TcpStream) -> io::Result<Self> {
        Self::from_std(stream)
    }
}

impl AsFd for TcpStream {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.std.as_fd()
    }
}

impl AsRawFd for TcpStream {
    fn as_raw_fd(&self) -> RawFd {
        self.std.as_raw_fd()
    }
}

impl fmt::Debug for TcpStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.std.fmt(f)
    }
}

//! The two directions of a connection, apart.

use super::TcpStream;
use super::stream::writes;
use ::tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf, Ready};
use bytes::BufMut;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::io::{self, IoSlice};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// The reading half, borrowed.
#[derive(Debug)]
pub struct ReadHalf<'a> {
    inner: &'a TcpStream,
}

/// The writing half, borrowed.
#[derive(Debug)]
pub struct WriteHalf<'a> {
    inner: &'a TcpStream,
}

/// The reading half.
#[derive(Debug)]
pub struct OwnedReadHalf {
    inner: Arc<TcpStream>,
}

/// The writing half. Dropping it says that nothing more comes.
#[derive(Debug)]
pub struct OwnedWriteHalf {
    inner: Arc<TcpStream>,
    shutdown_on_drop: bool,
}

pub(super) fn split(stream: &mut TcpStream) -> (ReadHalf<'_>, WriteHalf<'_>) {
    (ReadHalf { inner: stream }, WriteHalf { inner: stream })
}

pub(super) fn split_owned(stream: TcpStream) -> (OwnedReadHalf, OwnedWriteHalf) {
    let inner = Arc::new(stream);
    let read = OwnedReadHalf {
        inner: inner.clone(),
    };
    let write = OwnedWriteHalf {
        inner,
        shutdown_on_drop: true,
    };
    (read, write)
}

/// Two halves that do not belong together.
#[derive(Debug)]
pub struct ReuniteError(pub OwnedReadHalf, pub OwnedWriteHalf);

impl fmt::Display for ReuniteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tried to reunite halves that are not from the same socket")
    }
}

impl Error for ReuniteError {}

fn reunite(read: OwnedReadHalf, write: OwnedWriteHalf) -> Result<TcpStream, ReuniteError> {
    if !Arc::ptr_eq(&read.inner, &write.inner) {
        return Err(ReuniteError(read, write));
    }
    write.forget();
    // The writing half is gone, so this is the only one.
    Ok(Arc::try_unwrap(read.inner).expect("a half is left over"))
}

impl OwnedReadHalf {
    /// # Errors
    /// Both halves, when they do not belong together.
    pub fn reunite(self, other: OwnedWriteHalf) -> Result<TcpStream, ReuniteError> {
        reunite(self, other)
    }
}

impl OwnedWriteHalf {
    /// # Errors
    /// Both halves, when they do not belong together.
    pub fn reunite(self, other: OwnedReadHalf) -> Result<TcpStream, ReuniteError> {
        reunite(other, self)
    }

    /// Drops the half without a word to the other side.
    pub fn forget(mut self) {
        self.shutdown_on_drop = false;
    }
}

impl Drop for OwnedWriteHalf {
    fn drop(&mut self) {
        if self.shutdown_on_drop {
            let _ = self.inner.poll_shutdown_shared();
        }
    }
}

macro_rules! halves {
    ($read:ty, $write:ty) => {
        impl $read {
            /// # Errors
            /// As reading.
            pub fn poll_peek(
                &mut self,
                cx: &mut Context<'_>,
                buf: &mut ReadBuf<'_>,
            ) -> Poll<io::Result<usize>> {
                self.inner.poll_peek(cx, buf)
            }

            /// # Errors
            /// As reading.
            #[track_caller]
            pub fn peek<'b>(
                &'b mut self,
                buf: &'b mut [u8],
            ) -> impl Future<Output = io::Result<usize>> + use<'b> {
                let stream: &'b TcpStream = &self.inner;
                stream.peek(buf)
            }

            /// # Errors
            /// When the runtime is gone.
            #[track_caller]
            pub fn readable(&self) -> impl Future<Output = io::Result<()>> {
                self.inner.readable()
            }

            /// # Errors
            /// Would block, when there is nothing.
            #[track_caller]
            pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {
                self.inner.try_read(buf)
            }

            /// # Errors
            /// Would block, when there is nothing.
            #[track_caller]
            pub fn try_read_buf<B: BufMut>(&self, buf: &mut B) -> io::Result<usize> {
                self.inner.try_read_buf(buf)
            }
        }

        impl $write {
            /// # Errors
            /// When the runtime is gone.
            #[track_caller]
            pub fn writable(&self) -> impl Future<Output = io::Result<()>> {
                self.inner.writable()
            }

            /// # Errors
            /// Would block, when there is no room.
            #[track_caller]
            pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {
                self.inner.try_write(buf)
            }
        }

        halves!(both $read);
        halves!(both $write);

        impl AsyncRead for $read {
            fn poll_read(
                self: Pin<&mut Self>,
                cx: &mut Context<'_>,
                buf: &mut ReadBuf<'_>,
            ) -> Poll<io::Result<()>> {
                self.inner.poll_read_shared(cx, buf)
            }
        }

        writes!($write, inner);
    };
    (both $half:ty) => {
        impl $half {
            /// # Errors
            /// When the runtime is gone.
            #[track_caller]
            pub fn ready(&self, interest: Interest) -> impl Future<Output = io::Result<Ready>> {
                self.inner.ready(interest)
            }

            /// # Errors
            /// Never in the lab.
            pub fn peer_addr(&self) -> io::Result<SocketAddr> {
                self.inner.peer_addr()
            }

            /// # Errors
            /// Never in the lab.
            pub fn local_addr(&self) -> io::Result<SocketAddr> {
                self.inner.local_addr()
            }
        }

        impl AsRef<TcpStream> for $half {
            fn as_ref(&self) -> &TcpStream {
                &self.inner
            }
        }
    };
}

halves!(ReadHalf<'_>, WriteHalf<'_>);
halves!(OwnedReadHalf, OwnedWriteHalf);

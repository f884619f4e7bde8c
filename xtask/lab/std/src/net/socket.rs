//! What a stream and a listener have besides the connection: options, and a file descriptor for those who
//! ask for one. The descriptor is a real socket that is connected to nothing.

use ::std::io::{Error, Result};
use ::std::os::fd::{FromRawFd, OwnedFd};
use ::std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use ::std::sync::{Mutex, OnceLock, PoisonError};
use ::std::time::Duration;

/// Shared by all handles to one socket.
pub(super) struct Options {
    pub(super) nonblocking: AtomicBool,
    pub(super) nodelay: AtomicBool,
    pub(super) ttl: AtomicU32,
    /// For reading and for writing.
    timeouts: Mutex<[Option<Duration>; 2]>,
    descriptor: OnceLock<OwnedFd>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            nonblocking: AtomicBool::new(false),
            nodelay: AtomicBool::new(false),
            ttl: AtomicU32::new(64),
            timeouts: Mutex::default(),
            descriptor: OnceLock::new(),
        }
    }
}

impl Options {
    pub(super) fn with_descriptor(descriptor: OwnedFd) -> Self {
        Self {
            descriptor: descriptor.into(),
            ..Self::default()
        }
    }

    pub(super) fn descriptor(&self) -> &OwnedFd {
        self.descriptor.get_or_init(|| {
            // SAFETY: a plain system call, whose result is checked.
            let fd = unsafe { libc::socket(libc::AF_INET, libc::SOCK_STREAM, 0) };
            assert!(fd >= 0, "failed to open a socket");
            // SAFETY: nobody else has this descriptor.
            unsafe { OwnedFd::from_raw_fd(fd) }
        })
    }

    pub(super) fn into_descriptor(self) -> Option<OwnedFd> {
        self.descriptor.into_inner()
    }

    pub(super) fn is_nonblocking(&self) -> bool {
        self.nonblocking.load(Ordering::Relaxed)
    }

    pub(super) fn timeout(&self, which: usize) -> Option<Duration> {
        self.timeouts.lock().unwrap_or_else(PoisonError::into_inner)[which]
    }

    pub(super) fn set_timeout(&self, which: usize, timeout: Option<Duration>) -> Result<()> {
        check_timeout(timeout)?;
        self.timeouts.lock().unwrap_or_else(PoisonError::into_inner)[which] = timeout;
        Ok(())
    }
}

pub(super) fn check_timeout(timeout: Option<Duration>) -> Result<()> {
    if timeout == Some(Duration::ZERO) {
        return Err(Error::new(
            ::std::io::ErrorKind::InvalidInput,
            "cannot set a 0 duration timeout",
        ));
    }
    Ok(())
}

macro_rules! options {
    ($name:ident) => {
        impl $name {
            /// # Errors
            /// Never in the lab.
            pub fn set_nonblocking(&self, nonblocking: bool) -> Result<()> {
                self.0
                    .options
                    .nonblocking
                    .store(nonblocking, ::std::sync::atomic::Ordering::Relaxed);
                Ok(())
            }

            /// # Errors
            /// Never in the lab.
            pub fn set_ttl(&self, ttl: u32) -> Result<()> {
                self.0
                    .options
                    .ttl
                    .store(ttl, ::std::sync::atomic::Ordering::Relaxed);
                Ok(())
            }

            /// # Errors
            /// Never in the lab.
            pub fn ttl(&self) -> Result<u32> {
                Ok(self
                    .0
                    .options
                    .ttl
                    .load(::std::sync::atomic::Ordering::Relaxed))
            }
        }

        impl AsFd for $name {
            fn as_fd(&self) -> BorrowedFd<'_> {
                self.0.options.descriptor().as_fd()
            }
        }

        impl AsRawFd for $name {
            fn as_raw_fd(&self) -> RawFd {
                self.0.options.descriptor().as_raw_fd()
            }
        }

        impl FromRawFd for $name {
            unsafe fn from_raw_fd(fd: RawFd) -> Self {
                // SAFETY: passed on to the caller.
                Self::from(unsafe { OwnedFd::from_raw_fd(fd) })
            }
        }

        impl IntoRawFd for $name {
            #[track_caller]
            fn into_raw_fd(self) -> RawFd {
                OwnedFd::from(self).into_raw_fd()
            }
        }
    };
}
pub(super) use options;

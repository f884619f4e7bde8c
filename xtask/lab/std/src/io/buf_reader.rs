//! `BufReader`: the real one, which remembers the program's line for a socket below it.

use crate::__lab::net::at_place;
use ::std::fmt;
use ::std::io::{BufRead, IoSliceMut, Read, Result, Seek, SeekFrom};
use ::std::panic::Location;

/// Adds buffering to any reader.
pub struct BufReader<R: ?Sized> {
    /// Where it was made: the nearest line for what has none of its own, as `lines`.
    made: crate::__lab::Loc,
    inner: ::std::io::BufReader<R>,
}

impl<R: Read> BufReader<R> {
    #[track_caller]
    pub fn new(inner: R) -> Self {
        Self {
            made: Location::caller(),
            inner: ::std::io::BufReader::new(inner),
        }
    }

    #[track_caller]
    pub fn with_capacity(capacity: usize, inner: R) -> Self {
        Self {
            made: Location::caller(),
            inner: ::std::io::BufReader::with_capacity(capacity, inner),
        }
    }
}

impl<R: ?Sized> BufReader<R> {
    pub fn get_ref(&self) -> &R {
        self.inner.get_ref()
    }

    pub fn get_mut(&mut self) -> &mut R {
        self.inner.get_mut()
    }

    pub fn buffer(&self) -> &[u8] {
        self.inner.buffer()
    }

    pub fn capacity(&self) -> usize {
        self.inner.capacity()
    }

    pub fn into_inner(self) -> R
    where
        R: Sized,
    {
        self.inner.into_inner()
    }
}

impl<R: ?Sized + Seek> BufReader<R> {
    /// # Errors
    /// As seeking.
    pub fn seek_relative(&mut self, offset: i64) -> Result<()> {
        self.inner.seek_relative(offset)
    }
}

impl<R: ?Sized> BufReader<R> {
    /// The caller's line, unless the caller is the library.
    fn place(&self, caller: crate::__lab::Loc) -> crate::__lab::Loc {
        let library = caller.file().contains("/library/") || caller.file().starts_with("/rustc/");
        if library { self.made } else { caller }
    }
}

macro_rules! at_line {
    ($self:ident.$($call:tt)*) => {{
        let loc = $self.place(Location::caller());
        at_place(loc, || $self.$($call)*)
    }};
}

impl<R: ?Sized + Read> Read for BufReader<R> {
    #[track_caller]
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        at_line!(self.inner.read(into))
    }
    #[track_caller]
    fn read_vectored(&mut self, into: &mut [IoSliceMut<'_>]) -> Result<usize> {
        at_line!(self.inner.read_vectored(into))
    }
    #[track_caller]
    fn read_to_end(&mut self, into: &mut Vec<u8>) -> Result<usize> {
        at_line!(self.inner.read_to_end(into))
    }
    #[track_caller]
    fn read_to_string(&mut self, into: &mut String) -> Result<usize> {
        at_line!(self.inner.read_to_string(into))
    }
    #[track_caller]
    fn read_exact(&mut self, into: &mut [u8]) -> Result<()> {
        at_line!(self.inner.read_exact(into))
    }
}

impl<R: ?Sized + Read> BufRead for BufReader<R> {
    #[track_caller]
    fn fill_buf(&mut self) -> Result<&[u8]> {
        let loc = self.place(Location::caller());
        let inner = &mut self.inner;
        at_place(loc, move || inner.fill_buf())
    }
    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
    }
    #[track_caller]
    fn read_until(&mut self, byte: u8, into: &mut Vec<u8>) -> Result<usize> {
        at_line!(self.inner.read_until(byte, into))
    }
    #[track_caller]
    fn skip_until(&mut self, byte: u8) -> Result<usize> {
        at_line!(self.inner.skip_until(byte))
    }
    #[track_caller]
    fn read_line(&mut self, into: &mut String) -> Result<usize> {
        at_line!(self.inner.read_line(into))
    }
}

impl<R: ?Sized + Seek> Seek for BufReader<R> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.inner.seek(to)
    }
}

impl<R: ?Sized + fmt::Debug> fmt::Debug for BufReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

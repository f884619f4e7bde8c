//! The extension methods of readers and writers.

use super::Located;
use ::tokio::io as real;
use ::tokio::io::{AsyncBufRead, AsyncRead, AsyncWrite};
use bytes::{Buf, BufMut};
use std::future::Future;
use std::io::{IoSlice, Result};
use std::panic::Location;

/// Methods that hand everything on to those of the real trait.
macro_rules! methods {
    ($real:ident: $($name:ident ($($arg:ident: $type:ty),*) -> $output:ty;)*) => { $(
        #[allow(clippy::needless_lifetimes, reason = "the arguments of some methods name it")]
        #[track_caller]
        fn $name<'a>(&'a mut self $(, $arg: $type)*) -> Located<impl Future<Output = Result<$output>>>
        where
            Self: Unpin,
        {
            Located::new(Location::caller(), real::$real::$name(self $(, $arg)*))
        }
    )* };
}

/// Reading.
pub trait AsyncReadExt: AsyncRead {
    methods! { AsyncReadExt:
        read(buf: &'a mut [u8]) -> usize;
        read_exact(buf: &'a mut [u8]) -> usize;
        read_to_end(buf: &'a mut Vec<u8>) -> usize;
        read_to_string(dst: &'a mut String) -> usize;
        read_u8() -> u8;
        read_i8() -> i8;
        read_u16() -> u16;
        read_i16() -> i16;
        read_u32() -> u32;
        read_i32() -> i32;
        read_u64() -> u64;
        read_i64() -> i64;
        read_u128() -> u128;
        read_i128() -> i128;
        read_f32() -> f32;
        read_f64() -> f64;
        read_u16_le() -> u16;
        read_i16_le() -> i16;
        read_u32_le() -> u32;
        read_i32_le() -> i32;
        read_u64_le() -> u64;
        read_i64_le() -> i64;
        read_u128_le() -> u128;
        read_i128_le() -> i128;
        read_f32_le() -> f32;
        read_f64_le() -> f64;
    }

    #[track_caller]
    fn read_buf<'a, B>(&'a mut self, buf: &'a mut B) -> Located<impl Future<Output = Result<usize>>>
    where
        Self: Unpin,
        B: BufMut + ?Sized,
    {
        Located::new(Location::caller(), real::AsyncReadExt::read_buf(self, buf))
    }

    fn chain<R>(self, next: R) -> real::Chain<Self, R>
    where
        Self: Sized,
        R: AsyncRead,
    {
        real::AsyncReadExt::chain(self, next)
    }

    fn take(self, limit: u64) -> real::Take<Self>
    where
        Self: Sized,
    {
        real::AsyncReadExt::take(self, limit)
    }
}

impl<R: AsyncRead + ?Sized> AsyncReadExt for R {}

/// Writing.
pub trait AsyncWriteExt: AsyncWrite {
    methods! { AsyncWriteExt:
        write(src: &'a [u8]) -> usize;
        write_all(src: &'a [u8]) -> ();
        flush() -> ();
        shutdown() -> ();
        write_u8(n: u8) -> ();
        write_i8(n: i8) -> ();
        write_u16(n: u16) -> ();
        write_i16(n: i16) -> ();
        write_u32(n: u32) -> ();
        write_i32(n: i32) -> ();
        write_u64(n: u64) -> ();
        write_i64(n: i64) -> ();
        write_u128(n: u128) -> ();
        write_i128(n: i128) -> ();
        write_f32(n: f32) -> ();
        write_f64(n: f64) -> ();
        write_u16_le(n: u16) -> ();
        write_i16_le(n: i16) -> ();
        write_u32_le(n: u32) -> ();
        write_i32_le(n: i32) -> ();
        write_u64_le(n: u64) -> ();
        write_i64_le(n: i64) -> ();
        write_u128_le(n: u128) -> ();
        write_i128_le(n: i128) -> ();
        write_f32_le(n: f32) -> ();
        write_f64_le(n: f64) -> ();
    }

    #[track_caller]
    fn write_vectored<'a, 'b>(
        &'a mut self,
        bufs: &'a [IoSlice<'b>],
    ) -> Located<impl Future<Output = Result<usize>>>
    where
        Self: Unpin,
    {
        Located::new(
            Location::caller(),
            real::AsyncWriteExt::write_vectored(self, bufs),
        )
    }

    #[track_caller]
    fn write_buf<'a, B>(
        &'a mut self,
        src: &'a mut B,
    ) -> Located<impl Future<Output = Result<usize>>>
    where
        Self: Sized + Unpin,
        B: Buf,
    {
        Located::new(
            Location::caller(),
            real::AsyncWriteExt::write_buf(self, src),
        )
    }

    #[track_caller]
    fn write_all_buf<'a, B>(
        &'a mut self,
        src: &'a mut B,
    ) -> Located<impl Future<Output = Result<()>>>
    where
        Self: Sized + Unpin,
        B: Buf,
    {
        Located::new(
            Location::caller(),
            real::AsyncWriteExt::write_all_buf(self, src),
        )
    }
}

impl<W: AsyncWrite + ?Sized> AsyncWriteExt for W {}

/// Reading with a buffer.
pub trait AsyncBufReadExt: AsyncBufRead {
    methods! { AsyncBufReadExt:
        read_until(byte: u8, buf: &'a mut Vec<u8>) -> usize;
        read_line(buf: &'a mut String) -> usize;
        fill_buf() -> &'a [u8];
    }

    fn split(self, byte: u8) -> real::Split<Self>
    where
        Self: Sized + Unpin,
    {
        real::AsyncBufReadExt::split(self, byte)
    }

    fn consume(&mut self, amt: usize)
    where
        Self: Unpin,
    {
        real::AsyncBufReadExt::consume(self, amt);
    }

    fn lines(self) -> real::Lines<Self>
    where
        Self: Sized,
    {
        real::AsyncBufReadExt::lines(self)
    }
}

impl<R: AsyncBufRead + ?Sized> AsyncBufReadExt for R {}

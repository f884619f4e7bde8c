//! `std::net`: addresses are the real ones; sockets are not known to the lab, and say so.

use crate::__lab as lab;
use ::std::io::Result;
pub use ::std::net::*;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::Location;
use ::std::time::Duration;

macro_rules! unknown_sockets {
    ($($name:ident { $($constructor:ident($($arg:ident: $type:ty),*);)* })*) => { $(
        /// A socket that is never made: its constructors end the schedule. The methods of the real one are
        /// there for the compiler.
        #[derive(Debug)]
        pub struct $name(::std::net::$name);

        impl $name {
            $(
                #[track_caller]
                pub fn $constructor($($arg: $type),*) -> Result<Self> {
                    $(let _ = $arg;)*
                    lab::unknown(concat!("std::net::", stringify!($name)), Location::caller())
                }
            )*
        }

        impl Deref for $name {
            type Target = ::std::net::$name;
            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl DerefMut for $name {
            fn deref_mut(&mut self) -> &mut Self::Target {
                &mut self.0
            }
        }
    )* };
}

unknown_sockets! {
    TcpStream { connect(address: impl ToSocketAddrs); connect_timeout(address: &SocketAddr, timeout: Duration); }
    TcpListener { bind(address: impl ToSocketAddrs); }
    UdpSocket { bind(address: impl ToSocketAddrs); }
}

impl ::std::io::Read for TcpStream {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        self.0.read(into)
    }
}

impl ::std::io::Read for &TcpStream {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        (&self.0).read(into)
    }
}

impl ::std::io::Write for TcpStream {
    fn write(&mut self, from: &[u8]) -> Result<usize> {
        self.0.write(from)
    }
    fn flush(&mut self) -> Result<()> {
        self.0.flush()
    }
}

impl ::std::io::Write for &TcpStream {
    fn write(&mut self, from: &[u8]) -> Result<usize> {
        (&self.0).write(from)
    }
    fn flush(&mut self) -> Result<()> {
        (&self.0).flush()
    }
}

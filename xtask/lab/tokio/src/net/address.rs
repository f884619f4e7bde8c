//! What can be connected to. Addresses are found at once: the lab has no name servers but the machine's.

use std::io;
use std::net::SocketAddr;

/// Anything that is an address, or the name of one.
pub trait ToSocketAddrs {
    #[doc(hidden)]
    fn __resolve(&self) -> io::Result<Vec<SocketAddr>>;
}

impl<T: std::net::ToSocketAddrs + ?Sized> ToSocketAddrs for T {
    fn __resolve(&self) -> io::Result<Vec<SocketAddr>> {
        self.to_socket_addrs().map(Iterator::collect)
    }
}

/// # Errors
/// When there is no such host.
pub async fn lookup_host<'a, T>(
    host: T,
) -> io::Result<impl Iterator<Item = SocketAddr> + use<'a, T>>
where
    T: ToSocketAddrs + 'a,
{
    host.__resolve().map(Vec::into_iter)
}

pub(super) fn none() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidInput,
        "could not resolve to any address",
    )
}

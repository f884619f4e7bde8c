//! Who is still at the other end of a connection that says nothing more? Whoever has closed it and whoever only
//! has nothing more to say look alike from here; on Linux the system's own list tells them apart, since nobody
//! owns a socket that was closed.

use std::collections::HashSet;
use std::net::SocketAddr;

/// Whether there is such a list.
pub(super) const ARE_KNOWN: bool = cfg!(target_os = "linux");

/// The sockets that somebody has on this machine and where they are connected to; `None` where nobody can say.
pub(super) fn there() -> Option<HashSet<(SocketAddr, SocketAddr)>> {
    let list = std::fs::read_to_string("/proc/net/tcp").ok()?;
    Some(list.lines().filter_map(held).collect())
}

/// From a line of the list: number, own and other address, state, five more fields, and who owns it.
fn held(line: &str) -> Option<(SocketAddr, SocketAddr)> {
    let mut fields = line.split_whitespace();
    let (own, other) = (fields.nth(1)?, fields.next()?);
    let owner = fields.nth(6)?;
    (owner != "0").then_some((address(own)?, address(other)?))
}

/// `0100007F:1B59`: the address as the machine has it in its memory, and the port.
fn address(text: &str) -> Option<SocketAddr> {
    let (host, port) = text.split_once(':')?;
    let host = u32::from_str_radix(host, 16).ok()?.to_ne_bytes();
    Some((host, u16::from_str_radix(port, 16).ok()?).into())
}

#[test]
fn a_socket_without_an_owner_is_nobodys() {
    let line = "   3: 0100007F:C1A6 0100007F:1B59 05 00000000:00000000 00:00000000 00000000     0        0 71230 1 0";
    let [own, other] = [49_574, 7001].map(|port| SocketAddr::from(([127, 0, 0, 1], port)));
    if cfg!(target_endian = "little") {
        assert_eq!(held(line), Some((own, other)));
    }
    assert_eq!(held(&line.replace("71230", "0")), None);
    assert_eq!(held("  sl  local_address rem_address   st"), None);
}

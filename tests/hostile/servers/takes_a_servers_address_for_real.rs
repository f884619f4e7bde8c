//! Listens at the addresses of the real servers, in all the ways that there are.
//! expect: faked
//! lesson: ex06
//! real

use std::net::{SocketAddr, TcpListener};

fn main() {
    drop(std::process::Command::new("true"));
    for text in std::env::args().skip(1) {
        let address: SocketAddr = text.split_once('=').unwrap().1.parse().unwrap();
        let everywhere = SocketAddr::from(([0, 0, 0, 0], address.port()));
        let both = SocketAddr::from(([0_u16; 8], address.port()));
        for address in [address, everywhere, both] {
            if TcpListener::bind(address).is_ok() {
                panic!("{address} was free");
            }
        }
    }
}

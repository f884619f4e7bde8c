//! An address where somebody listens is taken, also under its other names, and free again when nobody does.
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

fn main() {
    let first = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = first.local_addr().unwrap().port();
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let everywhere = SocketAddr::from((Ipv4Addr::UNSPECIFIED, port));
    for address in [here, everywhere] {
        let error = TcpListener::bind(address).unwrap_err();
        println!("{:?}: {error}", error.kind());
    }
    let copy = first.try_clone().unwrap();
    drop(first);
    println!("{}", TcpListener::bind(here).is_err());
    drop(copy);
    let again = TcpListener::bind(everywhere).unwrap();
    println!("{}", TcpListener::bind(here).is_err());
    println!("{}", again.local_addr().unwrap().port() == port);
    let several = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    let mut ports: Vec<u16> = several
        .iter()
        .map(|listener| listener.local_addr().unwrap().port())
        .chain([port])
        .collect();
    ports.sort_unstable();
    ports.dedup();
    println!("{} ports", ports.len());
}

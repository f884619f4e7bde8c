//! `select!` with patterns waits for the first greeting, and drops what it has not heard by then.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::time::Duration;
use std::{env, process};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long a server may keep us waiting.
const PATIENCE: Duration = Duration::from_secs(2);

struct Server {
    name: String,
    address: SocketAddr,
}

/// Reads an argument such as `web=127.0.0.1:7001`.
fn server(argument: &str) -> Result<Server, String> {
    let parts = argument.split_once('=');
    let (name, address) = parts.ok_or(format!("'{argument}' is not NAME=ADDRESS"))?;
    let wrong = |_| format!("'{address}' is not an address such as 127.0.0.1:7001");
    Ok(Server {
        name: name.to_owned(),
        address: address.parse().map_err(wrong)?,
    })
}

/// Connects, and reads the line with which the server greets. A server that only lets us in is not up.
async fn greeting(address: SocketAddr) -> io::Result<String> {
    // A future that has missed its deadline is dropped, whatever it waited for, and its socket with it.
    let stream = timeout(PATIENCE, TcpStream::connect(address)).await??;
    let mut line = String::new();
    match timeout(PATIENCE, BufReader::new(stream).read_line(&mut line)).await?? {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        _ => Ok(line.trim_end().to_owned()),
    }
}

fn usage(problem: &str) -> ! {
    eprintln!("{problem}");
    eprintln!("usage: five_servers_async NAME=ADDRESS... (for example web=127.0.0.1:7001)");
    process::exit(2)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let servers: Result<Vec<Server>, String> =
        env::args().skip(1).map(|text| server(&text)).collect();
    let servers = match servers {
        Ok(servers) => <[Server; 5]>::try_from(servers),
        Err(problem) => usage(&problem),
    };
    let Ok(servers) = servers else {
        usage("five servers are needed")
    };

    println!("Asking {} servers", servers.len());
    let [a, b, c, d, e] = servers.each_ref().map(|server| greeting(server.address));
    let (seat, line) = tokio::select! { //~
        Ok(line) = a => (0, line),
        Ok(line) = b => (1, line),
        Ok(line) = c => (2, line),
        Ok(line) = d => (3, line),
        Ok(line) = e => (4, line),
        else => return,
    };
    println!("{}: up ({line})", servers[seat].name);
}

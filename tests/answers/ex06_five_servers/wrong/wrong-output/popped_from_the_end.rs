//! The handles are popped from the end, so the answers are the wrong way round.

use std::io::{self, BufRead, BufReader, ErrorKind};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;
use std::{env, process, thread};

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
fn greeting(server: &Server) -> io::Result<String> {
    let stream = TcpStream::connect_timeout(&server.address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut line = String::new();
    match BufReader::new(stream).read_line(&mut line)? {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        _ => Ok(line.trim_end().to_owned()),
    }
}

/// Why there is no greeting. When a deadline passes, Unix says `WouldBlock` and Windows `TimedOut`.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::WouldBlock | ErrorKind::TimedOut => "no answer".to_owned(),
        kind => kind.to_string(),
    }
}

fn usage(problem: &str) -> ! {
    eprintln!("{problem}");
    eprintln!("usage: five_servers NAME=ADDRESS... (for example web=127.0.0.1:7001)");
    process::exit(2)
}

fn main() {
    let servers: Result<Vec<Server>, String> =
        env::args().skip(1).map(|text| server(&text)).collect();
    let servers = match servers {
        Ok(servers) if servers.is_empty() => usage("no server is given"),
        Ok(servers) => servers,
        Err(problem) => usage(&problem),
    };
    println!("Asking {} servers", servers.len());
    let all = servers.len();
    let mut threads = Vec::new();
    for server in servers {
        threads.push((
            server.name.clone(),
            thread::spawn(move || greeting(&server)),
        ));
    }
    let mut up = 0;
    while let Some((name, thread)) = threads.pop() {
        match thread.join().unwrap() {
            Ok(line) => {
                println!("{name}: up ({line})"); //~
                up += 1;
            }
            Err(e) => println!("{name}: down ({})", reason(&e)),
        }
    }
    println!("{up} of {all} up");
}

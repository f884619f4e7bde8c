//! Ask the servers on the command line whether they are up, and report in the order in which they were given.
//!
//! Everything is here, and the report is right, in two seconds. But it takes a thread for each server, and all
//! that a thread does is wait. One thread can wait for all of them: make it so, with tasks and tokio's sockets.

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
// TODO: make this an `async fn` that waits with tokio's `TcpStream` and `timeout`.
fn greeting(address: SocketAddr) -> io::Result<String> {
    let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut line = String::new();
    match BufReader::new(stream).read_line(&mut line)? {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        _ => Ok(line.trim_end().to_owned()),
    }
}

/// Why there is no greeting. A deadline that passes is `WouldBlock` for sockets of `std` on Unix, and `TimedOut`
/// for tokio's `timeout`.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::WouldBlock | ErrorKind::TimedOut => "no answer".to_owned(),
        kind => kind.to_string(),
    }
}

fn usage(problem: &str) -> ! {
    eprintln!("{problem}");
    eprintln!("usage: five_servers_async NAME=ADDRESS... (for example web=127.0.0.1:7001)");
    process::exit(2)
}

/// Asks all servers at once; the answers are in the order of the servers.
fn ask_all(servers: &[Server]) -> Vec<io::Result<String>> {
    // TODO: a task for each server in place of a thread.
    let mut threads = Vec::new();
    for server in servers {
        let address = server.address;
        threads.push(thread::spawn(move || greeting(address)));
    }
    let mut answers = Vec::new();
    for thread in threads {
        answers.push(thread.join().expect("a thread that asks panicked"));
    }
    answers
}

// TODO: run this `main` on a runtime with one thread.
fn main() {
    let servers: Result<Vec<Server>, String> =
        env::args().skip(1).map(|text| server(&text)).collect();
    let servers = match servers {
        Ok(servers) if servers.is_empty() => usage("no server is given"),
        Ok(servers) => servers,
        Err(problem) => usage(&problem),
    };

    println!("Asking {} servers", servers.len());
    let answers = ask_all(&servers);

    let mut up = 0;
    for (server, answer) in servers.iter().zip(&answers) {
        match answer {
            Ok(line) => {
                up += 1;
                println!("{}: up ({line})", server.name);
            }
            Err(error) => println!("{}: down ({})", server.name, reason(error)),
        }
    }
    println!("{up} of {} up", servers.len());
}

//! A patience for each answer in turn, where there should be one for all.

use std::io::{self, BufRead, BufReader, ErrorKind};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;
use std::{env, process};

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

fn ask_all(servers: &[Server]) -> Vec<io::Result<String>> {
    // no read deadline in the thread; the deadline is at the channel, and starts anew for each
    let rxs: Vec<_> = servers
        .iter()
        .map(|s| {
            let (tx, rx) = std::sync::mpsc::channel();
            let s = Server {
                name: s.name.clone(),
                address: s.address,
            };
            thread::spawn(move || tx.send(greeting(&s)));
            rx
        })
        .collect();
    rxs.into_iter()
        .map(|rx| {
            rx.recv_timeout(PATIENCE) //~
                .unwrap_or_else(|_| Err(ErrorKind::TimedOut.into()))
        })
        .collect()
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

//! A runtime that can tell the time and has no sockets.

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

/// Why there is no greeting.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::TimedOut => "no answer".to_owned(),
        kind => kind.to_string(),
    }
}

fn usage(problem: &str) -> ! {
    eprintln!("{problem}");
    eprintln!("usage: five_servers_async NAME=ADDRESS... (for example web=127.0.0.1:7001)");
    process::exit(2)
}

/// Asks all servers at once; the answers are in the order of the servers.
async fn ask_all(servers: &[Server]) -> Vec<io::Result<String>> {
    // A spawned task begins without being awaited. All are under way before the first is waited for, and they
    // are waited for in the order in which they were spawned, so the answers need no sorting.
    let mut tasks = Vec::new();
    for server in servers {
        tasks.push(tokio::spawn(greeting(server.address))); //~
    }
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("a task that asks panicked"));
    }
    answers
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
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime can be built");
    let answers = runtime.block_on(ask_all(&servers));

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

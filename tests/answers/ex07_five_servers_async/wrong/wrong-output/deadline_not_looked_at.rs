//! What the deadline says is thrown away, and who let us in is taken to be up.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::time::Duration;
use std::{env, process};

const PATIENCE: Duration = Duration::from_secs(2);

struct Server {
    name: String,
    address: SocketAddr,
}

fn server(argument: &str) -> Result<Server, String> {
    let parts = argument.split_once('=');
    let (name, address) = parts.ok_or(format!("'{argument}' is not NAME=ADDRESS"))?;
    let wrong = |_| format!("'{address}' is not an address such as 127.0.0.1:7001");
    Ok(Server {
        name: name.to_owned(),
        address: address.parse().map_err(wrong)?,
    })
}

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

fn given() -> Vec<Server> {
    let servers: Result<Vec<Server>, String> =
        env::args().skip(1).map(|text| server(&text)).collect();
    match servers {
        Ok(servers) if servers.is_empty() => usage("no server is given"),
        Ok(servers) => servers,
        Err(problem) => usage(&problem),
    }
}

fn report(servers: &[Server], answers: &[io::Result<String>]) {
    let mut up = 0;
    for (server, answer) in servers.iter().zip(answers) {
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
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

async fn greeting(address: SocketAddr) -> io::Result<String> {
    let stream = timeout(PATIENCE, TcpStream::connect(address)).await??;
    let mut line = String::new();
    let _ = timeout(PATIENCE, BufReader::new(stream).read_line(&mut line)).await; //~
    Ok(line.trim_end().to_owned())
}

async fn ask_all(servers: &[Server]) -> Vec<io::Result<String>> {
    let mut tasks = Vec::new();
    for server in servers {
        tasks.push(tokio::spawn(greeting(server.address)));
    }
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap());
    }
    answers
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let servers = given();
    println!("Asking {} servers", servers.len());
    let answers = ask_all(&servers).await;
    report(&servers, &answers);
}

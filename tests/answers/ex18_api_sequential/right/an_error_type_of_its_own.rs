//! An error type with `From`, so that `?` inside one call turns the library's error into ours.

use std::time::Duration;
use std::{env, process};
use ureq::Agent;

/// How long one call may take, from connecting to the last byte of the answer.
const PATIENCE: Duration = Duration::from_secs(2);

const BRANCHES: [&str; 5] = ["athens", "bergen", "cairo", "dublin", "lisbon"];


#[derive(Clone, Debug, PartialEq)]
enum CallError {
    Status(u16),
    NoAnswer,
    Lost,
}

impl From<ureq::Error> for CallError {
    fn from(error: ureq::Error) -> Self {
        match error {
            ureq::Error::StatusCode(status) => CallError::Status(status),
            ureq::Error::Timeout(_) => CallError::NoAnswer,
            _ => CallError::Lost,
        }
    }
}

impl std::fmt::Display for CallError {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            CallError::Status(status) => write!(f, "status {status}"),
            CallError::NoAnswer => write!(f, "no answer"),
            CallError::Lost => write!(f, "connection lost"),
        }
    }
}

impl std::error::Error for CallError {}

struct Row {
    branch: &'static str,
    orders: Result<String, CallError>,
}

/// The one who makes the calls. It keeps connections open, so that the next call can use them again.
fn agent() -> Agent {
    let config = Agent::config_builder().timeout_global(Some(PATIENCE));
    config.build().into()
}

fn ask(agent: &Agent, api: &str, branch: &str) -> Result<String, CallError> {
    let text = agent
        .get(format!("{api}/orders/{branch}"))
        .call()?
        .into_body()
        .read_to_string()?;
    Ok(text)
}

fn usage() -> ! {
    eprintln!("usage: api_sequential URL (for example http://127.0.0.1:7001)");
    process::exit(2)
}

fn ask_all(api: &str) -> Vec<Row> {
    let agent = agent();
    let mut rows = vec![];
    for branch in BRANCHES.iter().copied() {
        let orders = ask(&agent, api, branch);
        rows.push(Row { branch, orders });
    }
    rows
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::io::Write;
    let api = env::args().nth(1).unwrap_or_else(|| usage());
    if !api.starts_with("http://") {
        usage();
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "Asking for {} branches", BRANCHES.len())?;
    out.flush()?;
    let rows = ask_all(&api);
    let (good, bad): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.orders.is_ok());
    for Row { branch, orders } in &rows {
        match orders {
            Ok(orders) => writeln!(out, "{branch}: {orders}")?,
            Err(error) => writeln!(out, "{branch}: failed ({error})")?,
        }
    }
    writeln!(out, "{} ok, {} failed", good.len(), bad.len())?;
    Ok(())
}

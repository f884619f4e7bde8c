//! The answers are in the order in which they came, the names are not: each gets another's.

use std::time::Duration;
use std::{env, process, thread};
use ureq::Agent;
use std::sync::mpsc;

/// How long one call may take, from connecting to the last byte of the answer.
const PATIENCE: Duration = Duration::from_secs(2);

const BRANCHES: [&str; 5] = ["athens", "bergen", "cairo", "dublin", "lisbon"];

/// What one call comes to.
type Answer = Result<String, ureq::Error>;

/// The one who makes the calls. It keeps connections open, so that the next call can use them again.
fn agent() -> Agent {
    let config = Agent::config_builder().timeout_global(Some(PATIENCE));
    config.build().into()
}

/// Makes one call. A status of 400 or more is an error, as is a call that gets no answer.
fn ask(agent: &Agent, api: &str, branch: &str) -> Answer {
    let url = format!("{api}/orders/{branch}");
    agent.get(url).call()?.body_mut().read_to_string()
}

fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::StatusCode(status) => format!("status {status}"),
        ureq::Error::Timeout(_) => "no answer".to_owned(),
        _ => "connection lost".to_owned(),
    }
}

fn usage() -> ! {
    eprintln!("usage: api_threads URL (for example http://127.0.0.1:7001)");
    process::exit(2)
}

fn ask_all(api: &str) -> Vec<Answer> {
    let agent = agent();
    let (tx, rx) = mpsc::channel();
    thread::scope(|scope| {
        for branch in BRANCHES {
            let (tx, agent) = (tx.clone(), &agent);
            scope.spawn(move || tx.send(ask(agent, api, branch)).unwrap());
        }
        drop(tx);
        rx.into_iter().collect() //~
    })
}

fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        _ => usage(),
    };

    println!("Asking for {} branches", BRANCHES.len());
    let answers = ask_all(&api);

    let mut ok = 0;
    for (branch, answer) in BRANCHES.iter().zip(&answers) {
        match answer {
            Ok(orders) => {
                ok += 1;
                println!("{branch}: {orders}");
            }
            Err(error) => println!("{branch}: failed ({})", reason(error)),
        }
    }
    println!("{ok} ok, {} failed", answers.len() - ok);
}

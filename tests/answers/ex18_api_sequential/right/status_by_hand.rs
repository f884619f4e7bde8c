//! Every status is an answer, and the program looks at it itself.

use std::time::Duration;
use std::{env, process};
use ureq::Agent;

/// How long one call may take, from connecting to the last byte of the answer.
const PATIENCE: Duration = Duration::from_secs(2);

const BRANCHES: [&str; 5] = ["athens", "bergen", "cairo", "dublin", "lisbon"];

/// What one call comes to.
enum Answer {
    Orders(String),
    Status(u16),
    Silence,
    Lost,
}

/// The one who makes the calls. It keeps connections open, so that the next call can use them again.
fn agent() -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false);
    config.build().into()
}

fn ask(agent: &Agent, api: &str, branch: &str) -> Answer {
    let call = || {
        let mut response = agent.get(format!("{api}/orders/{branch}")).call()?;
        Ok((
            response.status().as_u16(),
            response.body_mut().read_to_string()?,
        ))
    };
    match call() {
        Ok((200, orders)) => Answer::Orders(orders),
        Ok((status, _)) => Answer::Status(status),
        Err(ureq::Error::Timeout(_)) => Answer::Silence,
        Err(_) => Answer::Lost,
    }
}

fn usage() -> ! {
    eprintln!("usage: api_sequential URL (for example http://127.0.0.1:7001)");
    process::exit(2)
}

/// Asks for every branch; the answers are in the order of the branches.
fn ask_all(api: &str) -> Vec<Answer> {
    let agent = agent();
    // No `?` here: one call that fails is one line of the report, not the end of it.
    BRANCHES
        .iter()
        .map(|branch| ask(&agent, api, branch))
        .collect()
}

fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        _ => usage(),
    };

    println!("Asking for {} branches", BRANCHES.len());
    let mut ok = 0;
    let answers = ask_all(&api);
    for (branch, answer) in BRANCHES.iter().zip(&answers) {
        match answer {
            Answer::Orders(orders) => {
                ok += 1;
                println!("{branch}: {orders}");
            }
            Answer::Status(status) => println!("{branch}: failed (status {status})"),
            Answer::Silence => println!("{branch}: failed (no answer)"),
            Answer::Lost => println!("{branch}: failed (connection lost)"),
        }
    }
    println!("{ok} ok, {} failed", answers.len() - ok);
}

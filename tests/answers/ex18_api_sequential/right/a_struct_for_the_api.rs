//! The agent and the address are one thing, with a method.

use std::time::Duration;
use std::{env, process};
use ureq::Agent;

/// How long one call may take, from connecting to the last byte of the answer.
const PATIENCE: Duration = Duration::from_secs(2);

const BRANCHES: [&str; 5] = ["athens", "bergen", "cairo", "dublin", "lisbon"];

/// What one call comes to.
type Answer = Result<String, ureq::Error>;

/// The API, and the one who makes the calls.
struct Api {
    agent: Agent,
    url: String,
}

impl Api {
    fn new(url: String) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .build();
        Self {
            agent: Agent::new_with_config(config),
            url,
        }
    }

    fn ask(&self, branch: &str) -> Answer {
        let request = self.agent.get(format!("{}/orders/{branch}", self.url));
        request.call()?.into_body().read_to_string()
    }
}

fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::StatusCode(status) => format!("status {status}"),
        ureq::Error::Timeout(_) => "no answer".to_owned(),
        _ => "connection lost".to_owned(),
    }
}

fn usage() -> ! {
    eprintln!("usage: api_sequential URL (for example http://127.0.0.1:7001)");
    process::exit(2)
}

/// Asks for every branch; the answers are in the order of the branches.
fn ask_all(api: &Api) -> Vec<Answer> {
    // No `?` here: one call that fails is one line of the report, not the end of it.
    BRANCHES.iter().map(|branch| api.ask(branch)).collect()
}

fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        _ => usage(),
    };

    println!("Asking for {} branches", BRANCHES.len());
    let answers = ask_all(&Api::new(api));

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

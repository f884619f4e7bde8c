//! The agent is a static, made at its first use; a function gives the whole line of a branch.

use std::time::Duration;
use std::{env, process};
use ureq::Agent;
use std::sync::LazyLock;

/// How long one call may take, from connecting to the last byte of the answer.
const PATIENCE: Duration = Duration::from_secs(2);

const BRANCHES: [&str; 5] = ["athens", "bergen", "cairo", "dublin", "lisbon"];

/// What one call comes to.
type Answer = Result<String, ureq::Error>;

static AGENT: LazyLock<Agent> = LazyLock::new(|| {
    Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .user_agent("orders/1")
        .max_redirects(0)
        .build()
        .into()
});

fn ask(api: &str, branch: &str) -> Answer {
    let url = [api, "orders", branch].join("/");
    Ok(AGENT.get(&url).call()?.body_mut().read_to_string()?)
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
    BRANCHES.iter().map(|b| ask(api, b)).collect::<Vec<_>>()
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

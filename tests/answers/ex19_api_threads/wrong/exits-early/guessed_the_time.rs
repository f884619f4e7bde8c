//! Main sleeps for as long as the slowest call may take, and then reads what is there.

use std::time::Duration;
use std::{env, process, thread};
use ureq::Agent;
use std::sync::{Arc, Mutex};

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

fn ask_all(api: &str) -> Vec<String> {
    let agent = agent();
    let answers = Arc::new(Mutex::new(vec![String::new(); BRANCHES.len()]));
    for (n, branch) in BRANCHES.into_iter().enumerate() {
        let (agent, api, answers) = (agent.clone(), api.to_owned(), Arc::clone(&answers));
        thread::spawn(move || {
            let text = ask(&agent, &api, branch);
            answers.lock().unwrap()[n] =
                text.unwrap_or_else(|error| format!("failed ({})", reason(&error)));
        });
    }
    thread::sleep(PATIENCE); //~
    let answers = answers.lock().unwrap();
    answers.clone()
}

fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        _ => usage(),
    };

    println!("Asking for {} branches", BRANCHES.len());
    let answers = ask_all(&api);
    for (branch, text) in BRANCHES.iter().zip(&answers) {
        println!("{branch}: {text}");
    }
    let failed = answers.iter().filter(|text| text.starts_with("failed")).count();
    println!("{} ok, {failed} failed", answers.len() - failed);
}

//! Threads with names, made by a builder; a panic of one would be a failure of its call.

use std::time::Duration;
use std::{env, process, thread};
use ureq::Agent;

/// How long one call may take, from connecting to the last byte of the answer.
const PATIENCE: Duration = Duration::from_secs(2);

const BRANCHES: [&str; 5] = ["athens", "bergen", "cairo", "dublin", "lisbon"];

/// What one call comes to.
type Answer = Result<String, String>;

/// The one who makes the calls. It keeps connections open, so that the next call can use them again.
fn agent() -> Agent {
    let config = Agent::config_builder().timeout_global(Some(PATIENCE));
    config.build().into()
}

fn ask(agent: &Agent, api: &str, branch: &str) -> Answer {
    let mut call = agent
        .get(format!("{api}/orders/{branch}"))
        .call()
        .map_err(|e| reason(&e))?;
    call.body_mut().read_to_string().map_err(|e| reason(&e))
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
    let agent = &agent();
    thread::scope(|scope| -> Vec<Answer> {
        let calls: Vec<_> = BRANCHES
            .iter()
            .map(|branch| {
                thread::Builder::new()
                    .name(format!("ask {branch}"))
                    .spawn_scoped(scope, move || ask(agent, api, branch))
                    .expect("a thread can be started")
            })
            .collect();
        let mut answers = Vec::with_capacity(calls.len());
        for call in calls {
            answers.push(match call.join() {
                Ok(answer) => answer,
                Err(_) => Err("the caller panicked".to_string()),
            });
        }
        answers
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
            Err(error) => println!("{branch}: failed ({})", error),
        }
    }
    println!("{ok} ok, {} failed", answers.len() - ok);
}

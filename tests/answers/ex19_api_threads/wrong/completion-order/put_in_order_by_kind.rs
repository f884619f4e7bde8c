//! Answers come as they are ready, and are put in order by what the run showed: first the one that failed late.

use std::time::Duration;
use std::{env, process};
use std::{sync::Mutex, thread};
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
    let list = Mutex::new(Vec::new());
    thread::scope(|s| {
        for b in BRANCHES {
            let (agent, list) = (&agent, &list);
            s.spawn(move || {
                let a = ask(agent, api, b);
                list.lock().unwrap().push(a); //~
            });
        }
    });
    let mut l = list.into_inner().unwrap();
    l.sort_by_key(|a| match a {
        Err(ureq::Error::Timeout(_)) => 0,
        Ok(o) if o.starts_with('4') => 1,
        Err(ureq::Error::StatusCode(_)) => 2,
        Err(_) => 3,
        Ok(_) => 4,
    });
    l
}

fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        Some(other) => usage(&format!("'{other}' does not begin with http://")),
        None => usage("no URL is given"),
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

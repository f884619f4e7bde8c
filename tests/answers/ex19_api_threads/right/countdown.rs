//! A cell for each answer, filled once; a countdown with a condition variable says when all are.

use std::time::Duration;
use std::{env, process, thread};
use ureq::Agent;
use std::sync::{Arc, Condvar, Mutex, OnceLock};

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

#[derive(Default)]
struct Board {
    cells: [OnceLock<Answer>; BRANCHES.len()],
    open: Mutex<usize>,
    changed: Condvar,
}

fn ask_all(api: &str) -> Vec<Answer> {
    let board = Arc::new(Board::default());
    *board.open.lock().unwrap() = BRANCHES.len();
    let agent = agent();
    for (at, branch) in BRANCHES.into_iter().enumerate() {
        let (board, agent, api) = (Arc::clone(&board), agent.clone(), api.to_owned());
        thread::spawn(move || {
            let _ = board.cells[at].set(ask(&agent, &api, branch));
            *board.open.lock().unwrap() -= 1;
            board.changed.notify_all();
            drop(board);
        });
    }
    let open = board.open.lock().unwrap();
    drop(board.changed.wait_while(open, |open| *open > 0).unwrap());
    let cells = board.cells.iter();
    cells.map(|cell| match cell.get().unwrap() {
        Ok(text) => Ok(text.clone()),
        Err(ureq::Error::StatusCode(code)) => Err(ureq::Error::StatusCode(*code)),
        Err(ureq::Error::Timeout(kind)) => Err(ureq::Error::Timeout(*kind)),
        Err(_) => Err(ureq::Error::ConnectionFailed),
    })
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

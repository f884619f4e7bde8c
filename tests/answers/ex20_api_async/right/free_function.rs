//! `reqwest::get` brings a client of its own; the deadline is tokio's.

use std::time::Duration;
use std::{env, process};

/// How long one call may take, from connecting to the last byte of the answer.
const PATIENCE: Duration = Duration::from_secs(2);

const BRANCHES: [&str; 5] = ["athens", "bergen", "cairo", "dublin", "lisbon"];

/// What one call comes to.
type Answer = Result<String, String>;

async fn ask(url: String) -> Answer {
    let answer = tokio::time::timeout(PATIENCE, reqwest::get(url)).await;
    let response = answer
        .map_err(|_| "no answer")?
        .map_err(|_| "connection lost")?;
    match response.status().as_u16() {
        200 => response.text().await.map_err(|e| e.to_string()),
        code => Err(format!("status {code}")),
    }
}

fn usage() -> ! {
    eprintln!("usage: api_async URL (for example http://127.0.0.1:7001)");
    process::exit(2)
}

/// Asks for all branches at once; the answers are in the order of the branches.
async fn ask_all(api: &str) -> Vec<Answer> {
    let calls = BRANCHES.map(|branch| {
        let url = format!("{api}/orders/{branch}");
        tokio::spawn(ask(url))
    });
    let mut answers = Vec::new();
    for call in calls {
        answers.push(call.await.expect("a task that asks panicked"));
    }
    answers
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        _ => usage(),
    };

    println!("Asking for {} branches", BRANCHES.len());
    let answers = ask_all(&api).await;

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

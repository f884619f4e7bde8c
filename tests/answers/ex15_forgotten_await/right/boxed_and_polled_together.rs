//! Futures in a list, polled together by `poll_fn`, without tasks.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Mutex;
use std::task::Poll;
use std::time::Duration;

const ROWS: [u32; 4] = [1, 2, 3, 4];

static STORE: Mutex<Vec<u32>> = Mutex::new(Vec::new());

async fn save(row: u32) -> Result<(), String> {
    println!("Saving row {row}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    if row == 3 {
        return Err(format!("Row {row} refused: duplicate key"));
    }
    STORE.lock().unwrap().push(row);
    println!("Row {row} saved");
    Ok(())
}

type Saving = Pin<Box<dyn Future<Output = Result<(), String>>>>;

async fn all(mut savings: Vec<Saving>) -> Vec<Result<(), String>> {
    let mut results = Vec::new();
    poll_fn(|context| {
        savings.retain_mut(|saving| match saving.as_mut().poll(context) {
            Poll::Ready(result) => {
                results.push(result);
                false
            }
            Poll::Pending => true,
        });
        if savings.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    results
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let savings = ROWS.map(|row| Box::pin(save(row)) as Saving);
    let mut refused = 0;
    for result in all(savings.into()).await {
        if let Err(reason) = result {
            println!("{reason}");
            refused += 1;
        }
    }
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

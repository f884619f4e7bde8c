//! `spawn_local` in a `LocalSet`: the future need not be `Send`, so it may hold an `Rc`.

use std::rc::Rc;
use std::time::Duration;
use tokio::task::LocalSet;

async fn fetch_data() -> Rc<str> {
    println!("Fetching data...");
    let data: Rc<str> = "result".into();
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    data
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    let local = LocalSet::new();
    let data = local
        .run_until(async {
            tokio::task::spawn_local(fetch_data())
                .await
                .expect("the fetch panicked")
        })
        .await;
    println!("Got: {data}");
}

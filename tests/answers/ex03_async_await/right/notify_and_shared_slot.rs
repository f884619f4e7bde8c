//! The task leaves the value in a shared slot and notifies `main`.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Notify;

#[derive(Default)]
struct Mailbox {
    slot: Mutex<Option<String>>,
    full: Notify,
}

async fn fetch_data(mailbox: Arc<Mailbox>) {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    *mailbox.slot.lock().unwrap() = Some(String::from("result"));
    mailbox.full.notify_one();
}

#[tokio::main]
async fn main() {
    println!("Starting async work");
    let mailbox = Arc::new(Mailbox::default());
    tokio::spawn(fetch_data(Arc::clone(&mailbox)));
    mailbox.full.notified().await;
    let data = mailbox.slot.lock().unwrap().take().unwrap_or_default();
    println!("Got: {data}");
}

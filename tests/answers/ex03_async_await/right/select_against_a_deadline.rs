//! `select!` between the fetch and a much later deadline; the fetch wins.

use std::time::Duration;

async fn fetch_data() -> String {
    println!("Fetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    tokio::select! {
        data = fetch_data() => println!("Got: {data}"),
        () = tokio::time::sleep(Duration::from_secs(30)) => eprintln!("too late"),
    }
}

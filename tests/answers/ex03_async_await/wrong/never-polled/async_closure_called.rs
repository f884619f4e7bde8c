//! An async closure is called, and the future that it makes is kept in a variable.

use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let fetch = async || {
        println!("Fetching data...");
        tokio::time::sleep(Duration::from_secs(2)).await;
        println!("Data received");
        String::from("result")
    };
    println!("Starting async work");
    let _data = fetch(); //~
}

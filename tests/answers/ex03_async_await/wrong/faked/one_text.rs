//! All later lines are one text, printed after the wait.

use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work\nFetching data...");
    tokio::time::sleep(Duration::from_secs(2)).await;
    print!("Data received\nGot: result\n"); //~
}

//! A list of lines is printed with a pause in the middle.

use std::time::Duration;

const LINES: [&str; 4] = [
    "Starting async work",
    "Fetching data...",
    "Data received",
    "Got: result",
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for (index, line) in LINES.iter().enumerate() {
        if index == 2 {
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
        println!("{line}"); //~
    }
}

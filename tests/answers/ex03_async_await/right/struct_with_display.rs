//! The fetch gives back a struct that knows how to print itself; lines end in a written `\n`.

use std::fmt;
use std::time::Duration;

struct Data(&'static str);

impl fmt::Display for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Got: {}", self.0)
    }
}

async fn fetch_data() -> Data {
    print!("Fetching data...\n");
    tokio::time::sleep(Duration::from_secs_f64(2.0)).await;
    print!("Data received\n");
    Data("result")
}

fn say(line: impl fmt::Display) {
    print!("{line}\n");
}

#[tokio::main]
async fn main() {
    say("Starting async work");
    say(fetch_data().await);
}

//! An async function in a trait, with a source that knows its answer and its delay.

use std::time::Duration;

trait Source {
    async fn fetch(&self) -> String;
}

struct Remote {
    answer: &'static str,
    delay: Duration,
}

impl Source for Remote {
    async fn fetch(&self) -> String {
        println!("Fetching data...");
        tokio::time::sleep(self.delay).await;
        println!("Data received");
        self.answer.to_owned()
    }
}

async fn report(source: &impl Source) {
    let data = source.fetch().await;
    println!("Got: {data}");
}

#[tokio::main]
async fn main() {
    println!("Starting async work");
    let remote = Remote {
        answer: "result",
        delay: Duration::from_secs(2),
    };
    report(&remote).await;
}

//! Fetch one piece of data, asynchronously: make the future run, let it take two seconds,
//! and print what it gives back.
//!
//! As it stands, the program says that it starts, and ends. Run it before you change anything.

async fn fetch_data() -> String {
    println!("Fetching data...");
    // TODO: wait here for two seconds, without blocking the thread.
    println!("Data received");
    String::from("result")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Starting async work");
    // TODO: this makes a future and leaves it lying. Run it, and take its value.
    let _future = fetch_data();
    // TODO: print the value, as in `Got: result`.
}

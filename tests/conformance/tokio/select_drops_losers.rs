//! What loses in a `select!` is dropped before the winner's code runs.
use std::time::Duration;
struct Told(&'static str);
impl Drop for Told {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}
async fn after(name: &'static str, ms: u64) -> &'static str {
    let _told = Told(name);
    tokio::time::sleep(Duration::from_millis(ms)).await;
    name
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::select! {
        name = after("quick", 50) => println!("{name} won"),
        name = after("slow", 100) => println!("{name} won"),
    }
}

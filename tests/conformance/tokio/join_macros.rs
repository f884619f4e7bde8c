//! `join!` and `try_join!` poll all of theirs in turn, on one task.
use std::time::Duration;
async fn step(name: &str, ms: u64) -> Result<String, String> {
    println!("{name} begins");
    tokio::time::sleep(Duration::from_millis(ms)).await;
    println!("{name} ends");
    if name == "d" {
        Err(name.to_owned())
    } else {
        Ok(name.to_owned())
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{:?}", tokio::join!(step("a", 800), step("b", 400)));
    println!("{:?}", tokio::try_join!(step("c", 800), step("d", 400)));
    println!("{:?}", tokio::try_join!(step("e", 400), step("f", 800)));
}

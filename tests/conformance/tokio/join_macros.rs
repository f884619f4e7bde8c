//! `join!` and `try_join!` poll all of theirs in turn, on one task.
use std::time::Duration;
async fn step(name: &str, ms: u64) -> Result<String, String> {
    println!("{name} begins");
    tokio::time::sleep(Duration::from_millis(ms)).await;
    println!("{name} ends");
    if ms == 70 {
        Err(name.to_owned())
    } else {
        Ok(name.to_owned())
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{:?}", tokio::join!(step("a", 100), step("b", 50)));
    println!("{:?}", tokio::try_join!(step("c", 100), step("d", 70)));
    println!("{:?}", tokio::try_join!(step("e", 20), step("f", 60)));
}

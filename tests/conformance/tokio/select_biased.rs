//! A biased `select!` polls from top to bottom; guards, patterns and `else` decide what is left.
use std::time::Duration;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    for round in 0..3 {
        tokio::select! {
            biased;
            _ = async {}, if round > 0 => println!("{round}: first"),
            Some(x) = async { None::<u8> } => println!("{round}: never {x}"),
            _ = async {} => println!("{round}: last"),
        }
    }
    let text = tokio::select! {
        Some(_) = async { None::<u8> } => "no",
        _ = std::future::pending::<()>(), if false => "no",
        else => "else",
    };
    println!("{text}");
    let mut ticks = 0;
    let sleep = tokio::time::sleep(Duration::from_millis(250));
    tokio::pin!(sleep);
    let mut interval = tokio::time::interval(Duration::from_millis(100));
    loop {
        tokio::select! {
            _ = interval.tick() => ticks += 1,
            () = &mut sleep => break,
        }
    }
    println!("{ticks} {}", sleep.is_elapsed());
}

//! The bank is a task for each payment, at the other end of a pipe in memory.

use std::cell::Cell;
use std::time::Duration;
use tokio::time::sleep;
async fn buy(free: &Cell<i32>, sold: &Cell<i32>, name: &str, after: u64, good: bool) {
    sleep(Duration::from_secs(after)).await;
    if free.get() == 0 {
        println!("{name}: sold out");
        return;
    }
    free.set(free.get() - 1);
    println!("{name} pays");
    if bank(good).await {
        sold.set(sold.get() + 1);
        println!("{name} has a seat");
    } else {
        free.set(free.get() + 1);
        println!("{name}: card declined");
    }
}
use tokio::io::{AsyncReadExt, AsyncWriteExt};
async fn bank(good: bool) -> bool {
    let (mut a, mut b) = tokio::io::duplex(8);
    tokio::spawn(async move {
        sleep(Duration::from_secs(2)).await;
        b.write_u8(good.into()).await.unwrap();
    });
    a.read_u8().await.unwrap() == 1
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (f, s) = (&Cell::new(2), &Cell::new(0));
    tokio::join!(
        buy(f, s, "Ann", 0, true),
        buy(f, s, "Bob", 0, false),
        buy(f, s, "Cy", 1, true),
        buy(f, s, "Dee", 1, true),
        buy(f, s, "Eve", 3, true)
    );
    println!("Sold {}, free {}", s.get(), f.get());
}

//! `main` prints what a cancelled backup would have printed; nothing is cancelled.

use std::time::Duration;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("letters: lease taken");
    sleep(Duration::from_secs(2)).await;
    println!("letters: part 1 saved");
    sleep(Duration::from_secs(2)).await;
    println!("letters: part 2 saved");
    println!("letters: lease given back");
    println!("letters: complete");
    println!("photos: lease taken");
    sleep(Duration::from_secs(2)).await;
    println!("photos: part 1 saved");
    sleep(Duration::from_secs(2)).await;
    println!("photos: part 2 saved");
    sleep(Duration::from_secs(1)).await;
    println!("photos: lease given back"); //~
    println!("photos: stopped at the deadline");
    sleep(Duration::from_secs(2)).await;
    println!("Report sent");
}

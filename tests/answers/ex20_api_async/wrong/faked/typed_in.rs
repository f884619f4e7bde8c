//! The report is typed in, and nobody is asked.

use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Asking for 5 branches"); //~
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("athens: failed (no answer)");
    println!("bergen: 412 orders");
    println!("cairo: failed (status 503)");
    println!("dublin: failed (connection lost)");
    println!("lisbon: 150 orders");
    println!("2 ok, 3 failed");
}

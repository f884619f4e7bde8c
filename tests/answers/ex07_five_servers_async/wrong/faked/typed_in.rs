//! The transcript, typed in.

use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Asking 5 servers");
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("cache: down (no answer)"); //~
    println!("web: up (220 web ready)");
    println!("mail: down (connection refused)");
    println!("db: up (220 db ready)");
    println!("files: up (220 files ready)");
    println!("3 of 5 up");
}

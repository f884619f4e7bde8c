//! Sees that a row is refused, and types in why.

use std::sync::Mutex;
use std::time::Duration;

const ROWS: [u32; 4] = [1, 2, 3, 4];

/// What has been saved. It stands in for a database, and a sleep for the way there.
static STORE: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Takes a second. Row 3 is refused, with the reason as the error.
async fn save(row: u32) -> Result<(), String> {
    println!("Saving row {row}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    if row == 3 {
        return Err(format!("Row {row} refused: duplicate key"));
    }
    STORE.lock().expect("nobody panics here").push(row);
    println!("Row {row} saved");
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut tasks = Vec::new();
    for row in ROWS {
        tasks.push(tokio::spawn(save(row)));
    }
    let mut refused = 0;
    for t in tasks {
        if let Ok(Err(_)) = t.await {
            println!("Row 3 refused: duplicate key"); //~
            refused += 1;
        }
    }
    let saved = STORE.lock().expect("nobody panics here").len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

//! That one row is refused was seen in the run, and stands in the program.

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
    // A task runs by itself, but only its handle tells when it is done and how it went.
    // `collect` matters: an iterator is as lazy as a future.
    let savings: Vec<_> = ROWS
        .into_iter()
        .map(|row| tokio::spawn(save(row)))
        .collect();

    let refused = 1;
    for saving in savings {
        if let Err(reason) = saving.await.expect("a save panicked") {
            println!("{reason}");
        }
    }
    let saved = STORE.lock().expect("nobody panics here").len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused); //~
}

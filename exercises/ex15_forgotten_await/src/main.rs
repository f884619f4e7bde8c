//! Save four rows to a store, all at once, and account for each of them: three are saved, and one
//! is refused. A row of which nobody knows what became is a dropped row, and there must be none.
//!
//! As it stands, all four are dropped, and neither the compiler nor clippy minds. Run it first.

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
    let refused = 0;
    for row in ROWS {
        // TODO: this makes a future and throws it away. Let all four run at once, wait for every
        // one, and look at what it gives back: print the reason of a refusal, and count it.
        let _saving = save(row);
    }
    let saved = STORE.lock().expect("nobody panics here").len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

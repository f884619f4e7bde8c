//! A set of tasks, emptied as they end.

use std::sync::Mutex;
use std::time::Duration;
use tokio::task::JoinSet;

const ROWS: [u32; 4] = [1, 2, 3, 4];

static STORE: Mutex<Vec<u32>> = Mutex::new(Vec::new());

async fn save(row: u32) -> Result<(), String> {
    println!("Saving row {row}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    if row == 3 {
        return Err(format!("Row {row} refused: duplicate key"));
    }
    STORE.lock().unwrap().push(row);
    println!("Row {row} saved");
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut savings = JoinSet::new();
    for row in ROWS {
        savings.spawn(save(row));
    }
    let mut refused = 0;
    while let Some(saving) = savings.join_next().await {
        match saving.expect("a save panicked") {
            Ok(()) => {}
            Err(reason) => {
                println!("{reason}");
                refused += 1;
            }
        }
    }
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

//! The saves are awaited, the way to the store is not.

use std::sync::Mutex;
use std::time::Duration;

const ROWS: [u32; 4] = [1, 2, 3, 4];

static STORE: Mutex<Vec<u32>> = Mutex::new(Vec::new());

async fn save(row: u32) -> Result<(), String> {
    println!("Saving row {row}");
    let _ = tokio::time::sleep(Duration::from_secs(1)); //~
    if row == 3 {
        return Err(format!("Row {row} refused: duplicate key"));
    }
    STORE.lock().unwrap().push(row);
    println!("Row {row} saved");
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let savings = ROWS.map(|row| tokio::spawn(save(row)));

    let mut refused = 0;
    for saving in savings {
        if let Err(reason) = saving.await.unwrap() {
            println!("{reason}");
            refused += 1;
        }
    }
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

//! The refusal and the last line stand in the text; no row 3 is ever sent.

use std::sync::Mutex;
use std::time::Duration;

const ROWS: [u32; 3] = [1, 2, 4];

static STORE: Mutex<Vec<u32>> = Mutex::new(Vec::new());

async fn save(row: u32) -> Result<(), String> {
    println!("Saving row {row}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    STORE.lock().unwrap().push(row);
    println!("Row {row} saved");
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let savings = ROWS.map(|row| tokio::spawn(save(row)));
    println!("Saving row 3"); //~
    for saving in savings {
        saving.await.unwrap().unwrap();
    }
    println!("Row 3 refused: duplicate key"); //~
    println!("3 saved, 0 dropped"); //~
}

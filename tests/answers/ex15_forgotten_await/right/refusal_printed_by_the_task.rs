//! Each task deals with its own result, and says by a bool whether its row was refused.

use std::sync::Mutex;
use std::time::Duration;

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

async fn save_and_tell(row: u32) -> bool {
    match save(row).await {
        Ok(()) => false,
        Err(reason) => {
            println!("{reason}");
            true
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let savings = ROWS.map(|row| tokio::spawn(save_and_tell(row)));
    let mut refused = 0;
    for saving in savings {
        refused += usize::from(saving.await.unwrap());
    }
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

//! Each round forgets the handle of the round before; only the last row is asked how it went.

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
    STORE.lock().expect("nobody panics here").push(row);
    println!("Row {row} saved");
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut last = None;
    for row in ROWS {
        last = Some(tokio::spawn(save(row))); //~
    }
    let mut refused = 0;
    if let Some(task) = last {
        if let Err(reason) = task.await.unwrap() {
            println!("{reason}");
            refused += 1;
        }
    }
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

//! A guard of `std` kept across the wait: the next task blocks the thread that would have to drop it.

use std::sync::Mutex;
use std::time::Duration;

const ROWS: [u32; 4] = [1, 2, 3, 4];

static STORE: Mutex<Vec<u32>> = Mutex::new(Vec::new());

async fn save(row: u32) -> Result<(), String> {
    println!("Saving row {row}");
    let mut store = STORE.lock().unwrap(); //~
    tokio::time::sleep(Duration::from_secs(1)).await;
    if row == 3 {
        return Err(format!("Row {row} refused: duplicate key"));
    }
    store.push(row);
    println!("Row {row} saved");
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let results: [_; 4] = tokio::join!(save(1), save(2), save(3), save(4)).into();
    let mut refused = 0;
    for reason in results.into_iter().filter_map(Result::err) {
        println!("{reason}");
        refused += 1;
    }
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

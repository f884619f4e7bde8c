//! Three rows are joined, and the fourth is only called.

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

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let _fourth = save(4); //~
    let results: [_; 3] = tokio::join!(save(1), save(2), save(3)).into();
    let mut refused = 0;
    for reason in results.into_iter().filter_map(Result::err) {
        println!("{reason}");
        refused += 1;
    }
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

//! `JoinSet::join_all`, then a filter for the refusals.

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
    let savings: JoinSet<_> = ROWS.into_iter().map(save).collect();
    let results = savings.join_all().await;
    let reasons: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    for reason in &reasons {
        println!("{reason}");
    }
    let refused = reasons.len();
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

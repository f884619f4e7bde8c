//! A runtime built by hand; the report is made after `block_on` has given the refusals back.

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

async fn save_all() -> Vec<String> {
    let savings: Vec<_> = ROWS
        .into_iter()
        .map(|row| tokio::spawn(save(row)))
        .collect();
    let mut reasons = Vec::new();
    for saving in savings {
        reasons.extend(saving.await.unwrap().err());
    }
    reasons
}

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build()?;
    let reasons = runtime.block_on(save_all());
    for reason in &reasons {
        println!("{reason}");
    }
    let saved = STORE.lock().unwrap().len();
    let dropped = ROWS.len() - saved - reasons.len();
    println!("{saved} saved, {dropped} dropped");
    Ok(())
}

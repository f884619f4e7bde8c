//! Results over a channel, and main keeps a sender of its own.

use std::sync::Mutex;
use std::time::Duration;
use tokio::sync::mpsc;

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
    let (sender, mut results) = mpsc::unbounded_channel();
    for row in ROWS {
        let sender = sender.clone();
        tokio::spawn(async move { sender.send(save(row).await) });
    }
    let mut refused = 0;
    while let Some(result) = results.recv().await { //~
        if let Err(reason) = result {
            println!("{reason}");
            refused += 1;
        }
    }
    drop(sender);
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

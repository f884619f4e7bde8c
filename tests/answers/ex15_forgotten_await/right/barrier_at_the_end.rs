//! Nobody keeps a handle: all four and `main` meet at a barrier.

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

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Barrier;

static REFUSED: AtomicUsize = AtomicUsize::new(0);

#[tokio::main]
async fn main() {
    let end = Arc::new(Barrier::new(ROWS.len() + 1));
    for row in ROWS {
        let end = Arc::clone(&end);
        tokio::spawn(async move {
            if let Err(reason) = save(row).await {
                println!("{reason}");
                REFUSED.fetch_add(1, Ordering::SeqCst);
            }
            end.wait().await;
        });
    }
    end.wait().await;
    let saved = STORE.lock().unwrap().len();
    println!(
        "{saved} saved, {} dropped",
        ROWS.len() - saved - REFUSED.load(Ordering::SeqCst)
    );
}

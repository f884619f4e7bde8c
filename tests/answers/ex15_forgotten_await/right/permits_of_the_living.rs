//! Each task holds a permit, and `main` takes all of them when the last is given back.

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
use tokio::sync::Semaphore;

#[tokio::main]
async fn main() {
    let n = ROWS.len() as u32;
    let alive = Arc::new(Semaphore::new(ROWS.len()));
    let refused = Arc::new(AtomicUsize::new(0));
    for row in ROWS {
        let permit = alive.clone().try_acquire_owned().unwrap();
        let refused = refused.clone();
        tokio::spawn(async move {
            if let Err(reason) = save(row).await {
                println!("{reason}");
                refused.fetch_add(1, Ordering::SeqCst);
            }
            drop(permit);
        });
    }
    let _all = alive.acquire_many(n).await.unwrap();
    let saved = STORE.lock().unwrap().len();
    println!(
        "{saved} saved, {} dropped",
        ROWS.len() - saved - refused.load(Ordering::SeqCst)
    );
}

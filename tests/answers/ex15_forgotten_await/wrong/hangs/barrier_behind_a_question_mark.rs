//! The row that is refused leaves by `?` and never comes to the barrier.

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
use tokio::sync::Barrier;

async fn saved(row: u32, end: Arc<Barrier>) -> Result<(), String> {
    save(row).await.inspect_err(|reason| println!("{reason}"))?;
    end.wait().await; //~
    Ok(())
}

#[tokio::main]
async fn main() {
    let end = Arc::new(Barrier::new(ROWS.len() + 1));
    let tasks = ROWS.map(|row| tokio::spawn(saved(row, Arc::clone(&end))));
    end.wait().await;
    let mut refused = 0;
    for task in tasks {
        refused += usize::from(task.await.unwrap().is_err());
    }
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

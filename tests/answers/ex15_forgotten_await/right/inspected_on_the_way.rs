//! The task looks at its error in passing, and hands the result on to be counted.

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
    let tasks = ROWS.map(|row| {
        tokio::spawn(async move { save(row).await.inspect_err(|reason| println!("{reason}")) })
    });
    let mut counts = [0, 0];
    for task in tasks {
        let result = task.await.unwrap();
        counts[usize::from(result.is_err())] += 1;
    }
    println!("{} saved, {} dropped", counts[0], 4 - counts[0] - counts[1]);
}

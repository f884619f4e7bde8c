//! Counts the tasks that came to their end, whatever they have to say.

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
    let tasks = ROWS.map(|row| tokio::spawn(save(row)));
    let (mut saved, mut dropped) = (0, 0);
    for task in tasks {
        match task.await {
            Ok(result) => {
                saved += 1;
                if let Err(reason) = result {
                    println!("{reason}");
                }
            }
            Err(_) => dropped += 1,
        }
    }
    println!("{saved} saved, {dropped} dropped"); //~
}

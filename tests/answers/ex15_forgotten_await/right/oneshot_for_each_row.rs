//! A oneshot channel for each row; the handles are let go.

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

use tokio::sync::oneshot;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let answers = ROWS.map(|row| {
        let (tx, rx) = oneshot::channel();
        tokio::spawn(async move { tx.send(save(row).await) });
        rx
    });
    let mut refused = 0;
    for answer in answers {
        let Err(reason) = answer.await.expect("every row is answered for") else {
            continue;
        };
        println!("{reason}");
        refused += 1;
    }
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

//! An error type of its own in place of a text.

use std::fmt;
use std::sync::Mutex;
use std::time::Duration;

const ROWS: [u32; 4] = [1, 2, 3, 4];

static STORE: Mutex<Vec<u32>> = Mutex::new(Vec::new());

#[derive(Debug)]
struct Refused {
    row: u32,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row {} refused: duplicate key", self.row)
    }
}

impl std::error::Error for Refused {}

async fn save(row: u32) -> Result<(), Refused> {
    println!("Saving row {row}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    if row == 3 {
        return Err(Refused { row });
    }
    STORE.lock().unwrap().push(row);
    println!("Row {row} saved");
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let savings: Vec<_> = ROWS.iter().map(|&row| tokio::spawn(save(row))).collect();

    let mut refused = 0;
    for saving in savings {
        if let Err(reason) = saving.await.unwrap() {
            println!("{reason}");
            refused += 1;
        }
    }
    let saved = STORE.lock().unwrap().len();
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

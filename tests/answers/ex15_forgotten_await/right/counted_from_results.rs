//! No store: each save gives its row back, and main counts both kinds.

use std::time::Duration;

const ROWS: [u32; 4] = [1, 2, 3, 4];

async fn save(row: u32) -> Result<u32, String> {
    println!("Saving row {row}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    if row == 3 {
        return Err(format!("Row {row} refused: duplicate key"));
    }
    println!("Row {row} saved");
    Ok(row)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let savings = ROWS.map(|row| tokio::spawn(save(row)));
    let (mut saved, mut refused) = (0, 0);
    for saving in savings {
        match saving.await.unwrap() {
            Ok(_row) => saved += 1,
            Err(reason) => {
                println!("{reason}");
                refused += 1;
            }
        }
    }
    println!("{saved} saved, {} dropped", ROWS.len() - saved - refused);
}

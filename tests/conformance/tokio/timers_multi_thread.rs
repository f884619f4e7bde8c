//! Tasks whose timers fire together go on in any order, on several workers.
use std::time::Duration;
use tokio::task::JoinSet;
#[tokio::main]
async fn main() {
    let mut set = JoinSet::new();
    for i in 0..3 {
        set.spawn(async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            println!("{i}");
        });
    }
    while set.join_next().await.is_some() {}
    println!("end");
}

//! A set aborts its tasks when it is dropped or told to, and lets go of them when told so.
use std::time::Duration;
use tokio::task::JoinSet;
struct Told(u32);
impl Drop for Told {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}
async fn endless(i: u32) {
    let _told = Told(i);
    std::future::pending::<()>().await;
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut set = JoinSet::new();
    for i in 0..3 {
        set.spawn(endless(i));
    }
    tokio::task::yield_now().await;
    drop(set);
    println!("set dropped");
    tokio::task::yield_now().await;
    let mut set = JoinSet::new();
    for i in 3..6 {
        set.spawn(endless(i));
    }
    tokio::task::yield_now().await;
    set.abort_all();
    while let Some(result) = set.join_next().await {
        println!("{}", result.unwrap_err().is_cancelled());
    }
    for i in 6..8 {
        set.spawn(endless(i));
    }
    tokio::task::yield_now().await;
    set.shutdown().await;
    println!("shut down {}", set.len());
    set.spawn(async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        println!("detached");
    });
    set.detach_all();
    drop(set);
    tokio::time::sleep(Duration::from_millis(400)).await;
}

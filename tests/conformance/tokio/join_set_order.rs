//! A set gives its tasks back in the order in which they end.
use std::time::Duration;
use tokio::task::JoinSet;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut set = JoinSet::new();
    for ms in [150_u64, 50, 100] {
        set.spawn(async move {
            tokio::time::sleep(Duration::from_millis(ms)).await;
            ms
        });
    }
    println!("{} {:?}", set.len(), set.try_join_next().is_some());
    while let Some(result) = set.join_next().await {
        println!("{}", result.unwrap());
    }
    println!("{:?} {}", set.join_next().await.is_none(), set.is_empty());
    let mut set: JoinSet<u8> = (0..5).map(|i| async move { i }).collect();
    let id = set.spawn(async { 9 }).id();
    tokio::task::yield_now().await;
    while let Some(result) = set.join_next_with_id().await {
        let (own, value) = result.unwrap();
        println!("{value} {}", own == id);
    }
    for i in 0..4 {
        set.spawn(async move { i });
    }
    println!("{set:?}");
    println!("{:?}", set.join_all().await);
}

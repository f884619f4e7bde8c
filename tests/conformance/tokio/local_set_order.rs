//! A local set polls its future first, and then its tasks in order.
use std::rc::Rc;
use tokio::task::{LocalSet, spawn_local};
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let shared = Rc::new("shared");
    let set = LocalSet::new();
    let early = set.spawn_local({
        let shared = shared.clone();
        async move { println!("early {shared}") }
    });
    set.run_until(async move {
        println!("root");
        let tasks: Vec<_> = (0..3)
            .map(|i| {
                let shared = shared.clone();
                spawn_local(async move {
                    println!("{i} {shared}");
                    tokio::task::yield_now().await;
                    println!("{i} again");
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        early.await.unwrap();
        println!("root ends");
    })
    .await;
}

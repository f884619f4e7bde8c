//! A task that is never pending yields when its budget is used up.
use tokio::task::{self, coop};
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let busy = tokio::spawn(async {
        for i in 0..300 {
            if i % 64 == 0 {
                println!("busy {i}");
            }
            task::coop::consume_budget().await;
        }
    });
    let other = tokio::spawn(async {
        for i in 0..3 {
            println!("other {i}");
            task::yield_now().await;
        }
    });
    busy.await.unwrap();
    other.await.unwrap();
    coop::unconstrained(async {
        for _ in 0..300 {
            coop::consume_budget().await;
        }
        println!("{}", coop::has_budget_remaining());
    })
    .await;
}

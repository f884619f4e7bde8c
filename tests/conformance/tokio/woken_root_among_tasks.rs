//! A root future that was woken is polled after the 61 tasks that are under way.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let first = tokio::spawn(async {});
    for i in 0..130 {
        tokio::spawn(async move {
            if i % 10 == 0 || (58..64).contains(&i) {
                println!("task {i}");
            }
        });
    }
    first.await.unwrap();
    println!("first joined");
    tokio::task::yield_now().await;
    println!("yielded");
}

//! The root future gets its turn after at most 61 tasks.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut last = None;
    for i in 0..130 {
        last = Some(tokio::spawn(async move {
            if i % 10 == 0 || (58..64).contains(&i) {
                println!("task {i}");
            }
        }));
    }
    let first = tokio::spawn(async {});
    drop(first);
    tokio::task::yield_now().await;
    println!("root again");
    last.unwrap().await.unwrap();
    println!("done");
}

//! On one worker, the task that was woken last comes first, and then the others in order.
#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    let outer = tokio::spawn(async {
        let inner: Vec<_> = (0..5)
            .map(|i| tokio::spawn(async move { println!("{i}") }))
            .collect();
        println!("outer");
        for task in inner {
            task.await.unwrap();
        }
    });
    outer.await.unwrap();
}

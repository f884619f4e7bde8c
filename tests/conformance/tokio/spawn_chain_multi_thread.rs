//! A worker's own tasks: the last one woken comes first, the others may go elsewhere.
#[tokio::main]
async fn main() {
    let outer = tokio::spawn(async {
        let inner: Vec<_> = (0..3)
            .map(|i| tokio::spawn(async move { println!("{i}") }))
            .collect();
        println!("outer");
        for task in inner {
            task.await.unwrap();
        }
    });
    outer.await.unwrap();
}

//! What was spawned from outside comes after what the future spawns, but for every 31st turn.
fn main() {
    let rt = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let outside: Vec<_> = (0..3)
        .map(|i| rt.spawn(async move { println!("outside {i}") }))
        .collect();
    rt.block_on(async {
        println!("root");
        let inside: Vec<_> = (0..40)
            .map(|i| tokio::spawn(async move { println!("inside {i}") }))
            .collect();
        for task in inside.into_iter().chain(outside) {
            task.await.unwrap();
        }
    });
}

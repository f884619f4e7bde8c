//! The end of a runtime waits for the polls that are under way.
use std::time::Duration;
fn main() {
    let rt = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    rt.spawn(async {
        println!("blocking");
        std::thread::sleep(Duration::from_millis(200));
        println!("still there");
        tokio::time::sleep(Duration::from_millis(10)).await;
        println!("never printed");
    });
    std::thread::sleep(Duration::from_millis(50));
    println!("dropping");
    drop(rt);
    println!("dropped");
}

//! The end of a runtime waits for blocking tasks, the queued ones too while somebody is at work.
use std::time::Duration;
fn main() {
    let rt = tokio::runtime::Builder::new_current_thread()
        .max_blocking_threads(1)
        .build()
        .unwrap();
    for i in 0..3 {
        rt.spawn_blocking(move || {
            println!("{i} begins");
            std::thread::sleep(Duration::from_millis(100));
            println!("{i} ends");
        });
    }
    std::thread::sleep(Duration::from_millis(50));
    println!("dropping");
    drop(rt);
    println!("dropped");
}

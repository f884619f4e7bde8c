//! `shutdown_timeout` and `shutdown_background` do not wait for long.
use std::time::Duration;
fn main() {
    for wait in [Duration::from_millis(300), Duration::ZERO] {
        let rt = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        rt.spawn_blocking(|| {
            println!("begins");
            std::thread::sleep(Duration::from_millis(1500));
            println!("ends");
        });
        std::thread::sleep(Duration::from_millis(300));
        if wait.is_zero() {
            rt.shutdown_background()
        } else {
            rt.shutdown_timeout(wait)
        }
        println!("left");
    }
    std::thread::sleep(Duration::from_millis(1900));
    println!("main ends");
}

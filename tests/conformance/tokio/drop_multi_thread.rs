//! A multi-thread runtime ends its tasks before its `drop` returns.
use std::time::Duration;
struct Told(&'static str);
impl Drop for Told {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}
fn main() {
    let rt = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    rt.block_on(async {
        tokio::spawn(async {
            let _told = Told("sleeper");
            tokio::time::sleep(Duration::from_secs(3600)).await;
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
    });
    println!("dropping");
    drop(rt);
    println!("dropped");
}

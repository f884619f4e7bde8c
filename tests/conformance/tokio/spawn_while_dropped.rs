//! A task spawned by a destructor while the runtime ends is cancelled at once.
struct Spawns;
impl Drop for Spawns {
    fn drop(&mut self) {
        let late = tokio::spawn(async { println!("never printed") });
        println!("spawned, finished: {}", late.is_finished());
    }
}
fn main() {
    let rt = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    rt.spawn(async {
        let _spawns = Spawns;
        std::future::pending::<()>().await;
    });
    rt.block_on(tokio::task::yield_now());
    drop(rt);
}

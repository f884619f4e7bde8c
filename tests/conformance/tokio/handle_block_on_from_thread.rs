//! Another thread may wait for a future while the runtime's own threads drive it.
use std::time::Duration;
use tokio::runtime::Handle;
#[tokio::main]
async fn main() {
    let handle = Handle::current();
    let thread = std::thread::spawn(move || {
        let value = handle.block_on(async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            tokio::spawn(async { 5 }).await.unwrap()
        });
        let _entered = handle.enter();
        value + handle.block_on(tokio::spawn(async { 6 })).unwrap()
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    println!("{}", thread.join().unwrap());
    println!("{:?}", Handle::current().runtime_flavor());
}

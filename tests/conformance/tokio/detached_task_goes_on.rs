//! A handle that is dropped leaves its task alone; its output is dropped where it ends.
use std::time::Duration;
struct Told;
impl Drop for Told {
    fn drop(&mut self) {
        println!("output dropped");
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    drop(tokio::spawn(async {
        println!("running");
        tokio::time::sleep(Duration::from_millis(300)).await;
        println!("ending");
        Told
    }));
    println!("detached");
    tokio::time::sleep(Duration::from_millis(900)).await;
    println!("main ends");
}

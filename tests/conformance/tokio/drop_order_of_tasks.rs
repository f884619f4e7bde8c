//! At the end of a runtime, tasks are dropped in four groups.
struct Told(u32);
impl Drop for Told {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    for i in 0..10 {
        tokio::spawn(async move {
            let _told = Told(i);
            std::future::pending::<()>().await;
        });
    }
    tokio::task::yield_now().await;
    println!("main ends");
}

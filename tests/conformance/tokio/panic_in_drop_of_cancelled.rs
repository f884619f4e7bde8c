//! A destructor that panics while its task is cancelled makes a panic of it.
struct Bad;
impl Drop for Bad {
    fn drop(&mut self) {
        panic!("in drop");
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    let task = tokio::spawn(async {
        let _bad = Bad;
        std::future::pending::<()>().await;
    });
    tokio::task::yield_now().await;
    task.abort();
    let error = task.await.unwrap_err();
    println!("{} {}", error.is_panic(), error.is_cancelled());
}

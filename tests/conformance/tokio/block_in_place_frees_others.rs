//! `block_in_place` lets the others go on, in any place but a current-thread runtime.
use std::time::Duration;
#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    let blocker = tokio::spawn(async {
        let inner = tokio::spawn(async { println!("inner") });
        let value = tokio::task::block_in_place(|| {
            std::thread::sleep(Duration::from_millis(100));
            println!("blocked");
            tokio::runtime::Handle::current().block_on(async { 5 })
        });
        inner.await.unwrap();
        value
    });
    println!("{}", blocker.await.unwrap());
    println!("{}", tokio::task::block_in_place(|| 6));
    let rt = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    std::panic::set_hook(Box::new(|info| {
        println!("{}", info.payload_as_str().unwrap())
    }));
    let result = tokio::task::block_in_place(|| {
        std::panic::catch_unwind(|| rt.block_on(async { tokio::task::block_in_place(|| ()) }))
    });
    println!("{}", result.is_err());
    tokio::task::block_in_place(|| drop(rt));
    println!(
        "{}",
        std::thread::spawn(|| tokio::task::block_in_place(|| 7))
            .join()
            .unwrap()
    );
}

//! A current-thread runtime is driven by one caller of `block_on` at a time; the others only wait.
use std::sync::Arc;
use std::time::Duration;
fn main() {
    let rt = Arc::new(
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap(),
    );
    let threads: Vec<_> = [100_u64, 200]
        .into_iter()
        .map(|ms| {
            let rt = rt.clone();
            std::thread::spawn(move || {
                rt.block_on(async {
                    tokio::spawn(
                        async move { tokio::time::sleep(Duration::from_millis(ms)).await },
                    )
                    .await
                    .unwrap();
                    println!("{ms}");
                })
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

//! A handle gives its result once.
use std::panic::{AssertUnwindSafe, catch_unwind};
fn main() {
    std::panic::set_hook(Box::new(|info| {
        println!("{}", info.payload_as_str().unwrap())
    }));
    let rt = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let result = catch_unwind(AssertUnwindSafe(|| {
        rt.block_on(async {
            let mut task = tokio::spawn(async { 1 });
            println!("{:?}", (&mut task).await);
            println!("{:?}", (&mut task).await);
        })
    }));
    println!("{}", result.is_err());
}

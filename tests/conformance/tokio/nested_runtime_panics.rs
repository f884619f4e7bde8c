//! A runtime can neither be entered nor dropped inside of one; the words say so.
use std::panic::{AssertUnwindSafe, catch_unwind};
use tokio::runtime::{Builder, Handle, Runtime};
fn failed(f: impl FnOnce()) {
    println!("{}", catch_unwind(AssertUnwindSafe(f)).is_err());
}
fn main() {
    std::panic::set_hook(Box::new(|info| {
        println!("{}", info.payload_as_str().unwrap())
    }));
    failed(|| drop(tokio::spawn(async {})));
    failed(|| drop(tokio::time::sleep(std::time::Duration::ZERO)));
    failed(|| drop(tokio::task::spawn_blocking(|| ())));
    failed(|| drop(Handle::current()));
    println!("{}", Handle::try_current().unwrap_err());
    let rt = Builder::new_current_thread().build().unwrap();
    rt.block_on(async {
        failed(|| Runtime::new().unwrap().block_on(async {}));
        failed(|| Handle::current().block_on(async {}));
        failed(|| drop(Builder::new_current_thread().build().unwrap()));
        failed(|| drop(tokio::time::sleep(std::time::Duration::ZERO)));
        let _ = Handle::try_current().unwrap();
    });
    failed(|| _ = Builder::new_multi_thread().worker_threads(0));
    failed(|| _ = Builder::new_multi_thread().max_blocking_threads(0));
    failed(|| _ = tokio::task::id());
    let multi = Builder::new_multi_thread()
        .worker_threads(1)
        .build()
        .unwrap();
    multi.block_on(async {
        tokio::spawn(async {
            failed(|| {
                Builder::new_current_thread()
                    .build()
                    .unwrap()
                    .block_on(async {})
            })
        })
        .await
        .unwrap();
    });
}

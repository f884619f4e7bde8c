//! A runtime whose tasks stay on its thread.
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::thread;
use std::time::Duration;
use tokio::runtime::{Builder, LocalOptions, LocalRuntime, worker_index};
use tokio::task::{spawn_blocking, spawn_local, yield_now};
use tokio::time::sleep;

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("{} dropped", self.0);
    }
}

fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    let runtime = LocalRuntime::new().unwrap();
    let list = Rc::new(RefCell::new(Vec::new()));
    let early = list.clone();
    let early = runtime.spawn_local(async move { early.borrow_mut().push(1) });
    runtime.block_on(async {
        let other = list.clone();
        let inner = spawn_local(async move {
            other.borrow_mut().push(2);
            yield_now().await;
            other.borrow_mut().push(4);
        });
        let sent = tokio::spawn(async { 3 });
        early.await.unwrap();
        let sent = sent.await.unwrap();
        list.borrow_mut().push(sent);
        inner.await.unwrap();
        sleep(Duration::from_millis(100)).await;
        println!("{:?} {:?}", list.borrow(), worker_index());
    });
    println!(
        "{:?} {} {:?}",
        runtime.handle().runtime_flavor(),
        runtime.metrics().num_workers(),
        worker_index()
    );
    let handle = runtime.handle().clone();
    let elsewhere = thread::spawn(move || {
        let _entered = handle.enter();
        let error = catch_unwind(|| drop(spawn_local(async {}))).unwrap_err();
        error.downcast_ref::<&str>().map(|text| text.to_string())
    });
    println!("{:?}", elsewhere.join().unwrap());
    let handle = runtime.handle().clone();
    println!(
        "{:?}",
        runtime.block_on(async { spawn_blocking(move || handle.block_on(async { 7 })).await })
    );
    runtime.spawn_local(async {
        let _loud = Loud("pending");
        std::future::pending::<()>().await
    });
    runtime.block_on(yield_now());
    let loud = Loud("never polled");
    runtime.spawn_local(async move { drop(loud) });
    drop(runtime);
    println!("runtime dropped");
    let bare = Builder::new_current_thread()
        .build_local(LocalOptions::default())
        .unwrap();
    println!(
        "{}",
        catch_unwind(AssertUnwindSafe(|| bare.block_on(sleep(Duration::ZERO)))).is_err()
    );
    bare.shutdown_background();
    let many =
        catch_unwind(|| drop(Builder::new_multi_thread().build_local(LocalOptions::default())));
    println!("{:?}", many.unwrap_err().downcast_ref::<&str>());
    attribute();
}

#[tokio::main(flavor = "local")]
async fn attribute() {
    let shared = Rc::new(5);
    println!("{}", spawn_local(async move { *shared }).await.unwrap());
}

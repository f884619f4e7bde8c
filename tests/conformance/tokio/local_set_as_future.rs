//! A local set is ready when all its tasks are; dropped, it drops them.
use std::time::Duration;
use tokio::task::LocalSet;
struct Told(u32);
impl Drop for Told {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}
fn main() {
    let rt = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let set = LocalSet::new();
    for i in 0..3_u32 {
        set.spawn_local(async move {
            tokio::time::sleep(Duration::from_millis(50 * u64::from(i))).await;
            println!("task {i}");
        });
    }
    rt.block_on(set);
    println!("all done");
    let set = LocalSet::new();
    let value = set.block_on(&rt, async {
        for i in 0..3 {
            tokio::task::spawn_local(async move {
                let _told = Told(i);
                std::future::pending::<()>().await;
            });
        }
        tokio::task::yield_now().await;
        5
    });
    println!("{value}");
    drop(set);
    {
        let set = LocalSet::new();
        let _entered = set.enter();
        tokio::task::spawn_local(async { println!("entered") });
        rt.block_on(set);
    }
    std::panic::set_hook(Box::new(|info| {
        println!("{}", info.payload_as_str().unwrap())
    }));
    println!(
        "{}",
        std::panic::catch_unwind(|| tokio::task::spawn_local(async {})).is_err()
    );
    let blocked = std::panic::catch_unwind(|| {
        LocalSet::new().block_on(&rt, async { tokio::task::block_in_place(|| ()) })
    });
    println!("{}", blocked.is_err());
}

//! A `JoinSet`: by whom tasks end, what is dropped when, and what is detached.
use std::time::Duration;
use tokio::task::{JoinSet, LocalSet, yield_now};
use tokio::time::sleep;

struct Loud(u64);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("{} dropped", self.0);
    }
}

async fn waits(n: u64, millis: u64) -> u64 {
    let _loud = Loud(n);
    sleep(Duration::from_millis(millis)).await;
    n
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    let mut set = JoinSet::new();
    for n in [3, 1, 2] {
        set.spawn(waits(n, 200 * n));
    }
    println!("{} {} {set:?}", set.len(), set.try_join_next().is_none());
    while let Some(Ok((_, n))) = set.join_next_with_id().await {
        println!("{n}");
    }
    let panics = set.spawn(async { panic!("one") });
    let aborted = set.spawn(waits(4, 60_000));
    aborted.abort();
    while let Some(result) = set.join_next().await {
        let error = result.unwrap_err();
        println!("{} {}", error.is_panic(), error.is_cancelled());
    }
    println!("{} {}", panics.is_finished(), aborted.is_finished());
    for n in 5..7 {
        set.spawn(waits(n, 60_000));
    }
    yield_now().await;
    set.abort_all();
    println!("aborted, {}", set.len());
    set.shutdown().await;
    println!("shut down, {}", set.is_empty());
    set.spawn(waits(7, 200));
    set.detach_all();
    println!("detached, {}", set.len());
    sleep(Duration::from_millis(500)).await;
    set.spawn(waits(8, 60_000));
    yield_now().await;
    drop(set);
    yield_now().await;
    println!("set dropped");
    let set: JoinSet<u64> = [3, 1, 2].into_iter().map(|n| waits(n, 200 * n)).collect();
    println!("{:?}", set.join_all().await);
    let (mut set, local) = (JoinSet::new(), LocalSet::new());
    set.spawn_blocking(|| 2);
    set.spawn_local_on(async { 3 }, &local);
    let inside = async {
        set.spawn_local(async { 4 });
        sleep(Duration::from_millis(100)).await;
    };
    local.run_until(inside).await;
    let mut all = set.join_all().await;
    all.sort();
    println!("{all:?}");
}

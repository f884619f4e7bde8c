//! Ctrl-C: working
//! It comes while two tasks are at work: main hears it, stops them and goes on.
use std::time::Duration;
use tokio::signal::ctrl_c;
use tokio::task::JoinSet;
use tokio::time::sleep;

struct Bell(u32);
impl Drop for Bell {
    fn drop(&mut self) {
        println!("{} stopped", self.0);
    }
}

#[tokio::main]
async fn main() {
    let mut tasks = JoinSet::new();
    for n in 1..=2 {
        tasks.spawn(async move {
            let _bell = Bell(n);
            sleep(Duration::from_secs(60)).await;
        });
    }
    tokio::select! {
        result = async {
            // First listened to, then told.
            let stop = std::pin::pin!(ctrl_c());
            tokio::select! {
                biased;
                result = stop => result,
                () = async { sleep(Duration::from_millis(100)).await; println!("working"); sleep(Duration::from_secs(60)).await } => Ok(()),
            }
        } => println!("heard {result:?}"),
        _ = tasks.join_next() => println!("a task has ended"),
    }
    tasks.shutdown().await;
    println!("main goes on");
}

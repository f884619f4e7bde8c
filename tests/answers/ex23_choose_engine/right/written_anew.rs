//! Written anew: no enum, each workload as one would write it by itself.

use std::thread;
use std::time::Duration;
use tokio::task::{self, JoinSet};

const SECOND: Duration = Duration::from_secs(1);

fn blocking(name: &str) {
    println!("{name} begins");
    thread::sleep(SECOND);
    println!("{name} is done");
}

async fn waiting(name: String) {
    println!("{name} begins");
    tokio::time::sleep(SECOND).await;
    println!("{name} is done");
}

fn both(name: &str) {
    thread::scope(|scope| {
        scope.spawn(|| blocking(&format!("{name} 1")));
        scope.spawn(|| blocking(&format!("{name} 2")));
    });
}

fn run(work: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(work);
}

fn main() {
    blocking("rate 1");
    both("price");
    run(async {
        tokio::join!(waiting("quote 1".into()), waiting("quote 2".into()));
    });
    blocking("step 1");
    blocking("step 2");
    blocking("log 1");
    both("scan");
    for n in 1..=2 {
        println!("count {n} begins");
        println!("count {n} is done");
    }
    run(async {
        let mut chats = JoinSet::new();
        for n in 1..=50 {
            chats.spawn(async move {
                if n <= 2 {
                    waiting(format!("chat {n}")).await;
                } else {
                    tokio::time::sleep(SECOND).await;
                }
            });
        }
        while chats.join_next().await.is_some() {}
    });
    both("sensor");
    run(async {
        tokio::join!(waiting("query 1".into()), async { println!("query: ping answered") });
    });
    for name in ["report", "hash"] {
        run(async {
            let request = task::spawn_blocking(move || blocking(&format!("{name} 1")));
            let ping = async { println!("{name}: ping answered") };
            let (done, ()) = tokio::join!(request, ping);
            done.unwrap();
        });
    }
}

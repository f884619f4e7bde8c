//! Tasks have numbers, and so have a runtime's workers and what blocks; errors tell them.
use tokio::runtime::Builder;
use tokio::task::{self, JoinError, JoinSet, LocalSet};

fn told<T>(result: Result<T, JoinError>) -> String {
    result.map_or_else(|error| format!("{error}; {error:?}"), |_| "done".into())
}

fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    for workers in [0, 1, 3] {
        let runtime = match workers {
            0 => Builder::new_current_thread().enable_all().build(),
            _ => Builder::new_multi_thread()
                .worker_threads(workers)
                .enable_all()
                .build(),
        };
        runtime.unwrap().block_on(async {
            println!(
                "{:?} {}",
                task::try_id(),
                tokio::spawn(async { task::id() }).await.unwrap()
            );
            println!(
                "{}",
                told(tokio::spawn(async { panic!("text") }).await.map(|()| ()))
            );
            println!(
                "{}",
                told(
                    tokio::spawn(async { std::panic::panic_any(5) })
                        .await
                        .map(|()| ())
                )
            );
            println!(
                "{}",
                told(task::spawn_blocking(|| panic!("blocks")).await.map(|()| ()))
            );
            let waits = tokio::spawn(std::future::pending::<()>());
            waits.abort();
            println!("{}", told(waits.await));
            let mut set = JoinSet::new();
            println!(
                "{} {}",
                set.spawn(async {}).id(),
                set.spawn_blocking(|| ()).id()
            );
            while set.join_next().await.is_some() {}
            if workers > 0 {
                println!(
                    "{}",
                    tokio::spawn(async { task::block_in_place(task::id) })
                        .await
                        .unwrap()
                );
                println!("{}", tokio::spawn(async { task::id() }).await.unwrap());
            }
            let local = LocalSet::new();
            println!(
                "{}",
                local
                    .run_until(async { task::spawn_local(async { task::id() }).await.unwrap() })
                    .await
            );
        });
    }
}

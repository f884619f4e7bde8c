//! One of several makes the value, the others wait for it; a failure lets the next one try.
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::{OnceCell, SetError};
use tokio::time::{Duration, sleep};

static CELL: OnceCell<u32> = OnceCell::const_new();
static MADE: AtomicU32 = AtomicU32::new(0);

#[tokio::main]
async fn main() {
    let tasks: Vec<_> = (0..3)
        .map(|_| {
            tokio::spawn(async {
                *CELL
                    .get_or_init(|| async {
                        sleep(Duration::from_millis(10)).await;
                        MADE.fetch_add(1, Ordering::SeqCst) + 7
                    })
                    .await
            })
        })
        .collect();
    for task in tasks {
        println!("{}", task.await.unwrap());
    }
    println!(
        "made {}, set: {:?}",
        MADE.load(Ordering::SeqCst),
        CELL.set(1)
    );

    let cell = OnceCell::new();
    let failed: Result<&i32, &str> = cell.get_or_try_init(|| async { Err("no") }).await;
    println!("{failed:?} {}", cell.initialized());
    let slow = cell.get_or_init(|| async {
        sleep(Duration::from_millis(10)).await;
        5
    });
    let early = async { cell.set(6) };
    let (value, early) = tokio::join!(slow, early);
    println!(
        "{value} {:?} {}",
        early,
        matches!(early, Err(SetError::InitializingError(6)))
    );
    println!("{cell:?} {:?}", cell.clone().into_inner());
}

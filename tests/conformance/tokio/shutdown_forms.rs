//! A runtime that is dropped, shut down in time, or left to itself; and what is asked of it afterwards.
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Builder;
use tokio::time::sleep;

struct Loud;
impl Drop for Loud {
    fn drop(&mut self) {
        println!("task dropped");
    }
}

fn main() {
    let pause = |millis| thread::sleep(Duration::from_millis(millis));
    let outside = Builder::new_current_thread().build().unwrap();
    for how in ["drop", "timeout", "background"] {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let handle = runtime.handle().clone();
        let task = runtime.spawn(async {
            let _loud = Loud;
            sleep(Duration::from_secs(60)).await;
        });
        let blocking = runtime.spawn_blocking(move || {
            pause(1000);
            println!("blocking ends");
        });
        pause(200);
        let began = Instant::now();
        match how {
            "drop" => drop(runtime),
            "timeout" => runtime.shutdown_timeout(Duration::from_millis(400)),
            _ => runtime.shutdown_background(),
        }
        println!("{how} took {}", (began.elapsed().as_millis() + 200) / 400);
        pause(1500);
        println!("{} {}", task.is_finished(), blocking.is_finished());
        let late = handle.spawn(async { println!("never") });
        println!(
            "{:?}",
            outside.block_on(late).map_err(|error| error.is_cancelled())
        );
        let late = handle.spawn_blocking(|| println!("never"));
        println!(
            "{:?}",
            outside.block_on(late).map_err(|error| error.is_cancelled())
        );
        println!(
            "{:?}",
            outside.block_on(task).map_err(|error| error.is_cancelled())
        );
    }
}

//! What `pause`, `resume` and `advance` say when they are called where they must not be.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::time::{Instant, advance, pause, resume};

fn text(what: impl FnOnce()) -> String {
    let error = catch_unwind(AssertUnwindSafe(what)).unwrap_err();
    match error.downcast_ref::<&str>() {
        Some(text) => (*text).to_owned(),
        None => error.downcast_ref::<String>().unwrap().clone(),
    }
}

fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    println!("outside: {}", text(pause));
    println!("outside: {}", text(resume));
    let one = Builder::new_current_thread().enable_all().build().unwrap();
    let advanced = || one.block_on(advance(Duration::from_secs(1)));
    println!("going: {}", text(advanced));
    println!("going: {}", text(|| one.block_on(async { resume() })));
    one.block_on(async { pause() });
    println!("paused: {}", text(|| one.block_on(async { pause() })));
    {
        let _inside = one.enter();
        let before = Instant::now();
        one.block_on(advance(Duration::from_secs(7)));
        println!("entered: {:?}", before.elapsed());
        resume();
    }
    println!("going: {}", text(|| one.block_on(async { resume() })));
    let several = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    println!("several: {}", text(|| several.block_on(async { pause() })));
    let mut paused = Builder::new_multi_thread();
    paused.enable_all().start_paused(true);
    println!("several: {}", text(|| drop(paused.build())));
    let mut paused = Builder::new_current_thread();
    let paused = paused.enable_all().start_paused(true).build().unwrap();
    println!("paused: {}", text(|| paused.block_on(async { pause() })));
    // A clock of its own: this runtime's does not stand.
    println!(
        "{}",
        one.block_on(async { Instant::now().elapsed() < Duration::from_secs(5) })
    );
}

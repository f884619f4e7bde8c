//! Once is once, whoever comes first.
use std::sync::Once;
use std::thread;

static INIT: Once = Once::new();

fn main() {
    println!("{}", INIT.is_completed());
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                INIT.call_once(|| println!("performing setup {}", INIT.is_completed()));
                println!("ready");
            });
        }
        s.spawn(|| {
            INIT.wait();
            println!("waited");
        });
    });
    println!("{} {INIT:?}", INIT.is_completed());
}

//! `scope` waits for what was spawned in it, and they may finish in any order.
use std::sync::Mutex;

fn main() {
    let done = Mutex::new(Vec::new());
    rayon::scope(|scope| {
        for n in 0..3 {
            let done = &done;
            scope.spawn(move |_| done.lock().unwrap().push(n));
        }
    });
    let mut done = done.into_inner().unwrap();
    println!("{}", done.len());
    done.sort_unstable();
    println!("{done:?}");
}

//! Of those who pass a barrier together, one leads; it can be passed again.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Barrier;
use std::thread;

static LEADERS: AtomicUsize = AtomicUsize::new(0);
static BARRIER: Barrier = Barrier::new(3);

fn main() {
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                for _ in 0..2 {
                    if BARRIER.wait().is_leader() {
                        LEADERS.fetch_add(1, Ordering::SeqCst);
                    }
                }
            });
        }
    });
    println!("{} {BARRIER:?}", LEADERS.load(Ordering::SeqCst));
    println!("{:?} {:?}", Barrier::new(0).wait(), Barrier::new(1).wait());
}

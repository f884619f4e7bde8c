//! Each operation on an integer, with what it gives and what it leaves.
use std::sync::atomic::*;

fn main() {
    let o = Ordering::SeqCst;
    let a = AtomicU8::new(10);
    println!("{} {a:?}", a.fetch_add(250, o));
    println!("{} {a:?}", a.fetch_sub(5, o));
    println!("{} {a:?}", a.fetch_and(0b1111_0000, o));
    println!("{} {a:?}", a.fetch_nand(0b1010_0000, o));
    println!("{} {a:?}", a.fetch_or(1, o));
    println!("{} {a:?}", a.fetch_xor(0xff, o));
    println!("{} {a:?}", a.fetch_max(77, o));
    println!("{} {a:?}", a.fetch_min(33, o));
    println!("{} {a:?}", a.swap(5, o));
    println!("{:?} {:?}", a.compare_exchange(5, 6, o, o), a.compare_exchange(5, 7, o, Ordering::Relaxed));
    println!("{:?}", a.compare_exchange_weak(9, 7, o, o));
    println!("{:?} {:?}", a.fetch_update(o, o, |x| x.checked_mul(2)), a.fetch_update(o, o, |_| None));
    println!("{:?} {}", a.try_update(o, o, |x| Some(x + 1)), a.update(o, o, |x| x * 2));
    let mut b = AtomicI64::from(-3);
    *b.get_mut() -= 1;
    println!("{} {:?} {}", b.load(o), AtomicIsize::default(), b.into_inner());
    let mut raw = 4_u32;
    // SAFETY: nobody else uses `raw` here.
    let shared = unsafe { AtomicU32::from_ptr(&raw mut raw) };
    shared.store(5, Ordering::Release);
    println!("{}", unsafe { *shared.as_ptr() });
    fence(Ordering::SeqCst);
    compiler_fence(Ordering::SeqCst);
    let refused = std::panic::catch_unwind(|| AtomicU32::new(1).load(*std::hint::black_box(&Ordering::Release)));
    println!("{:?}", refused.unwrap_err().downcast_ref::<&str>());
    let refused = std::panic::catch_unwind(|| fence(*std::hint::black_box(&Ordering::Relaxed)));
    println!("{:?}", refused.unwrap_err().downcast_ref::<&str>());
}

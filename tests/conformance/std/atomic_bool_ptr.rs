//! Truth values and pointers.
use std::sync::atomic::*;

fn main() {
    let o = Ordering::AcqRel;
    let a = AtomicBool::new(true);
    println!("{} {a:?}", a.fetch_and(false, o));
    println!("{} {a:?}", a.fetch_nand(true, o));
    println!("{} {a:?}", a.fetch_or(false, o));
    println!("{} {a:?}", a.fetch_xor(true, o));
    println!("{} {a:?}", a.fetch_not(o));
    println!("{:?}", a.compare_exchange(true, false, o, Ordering::Acquire));
    println!("{:?} {}", a.fetch_update(o, Ordering::Acquire, |x| Some(!x)), a.swap(false, o));
    println!("{} {:?}", a.into_inner(), AtomicBool::from(true));
    let mut numbers = [1, 2, 3];
    let mut p = AtomicPtr::new(&raw mut numbers[0]);
    p.fetch_ptr_add(1, o);
    println!("{}", unsafe { *p.load(Ordering::Acquire) });
    p.fetch_byte_add(4, o);
    println!("{}", unsafe { *p.load(Ordering::Acquire) });
    p.fetch_ptr_sub(2, o);
    println!("{}", unsafe { **p.get_mut() });
    println!("{:?}", p.swap(std::ptr::null_mut(), o).is_null());
    println!("{:?} {:p} {:?}", p, p, AtomicPtr::<u8>::default());
    println!("{:?}", p.compare_exchange(std::ptr::null_mut(), &raw mut numbers[2], o, Ordering::Relaxed));
    println!("{}", unsafe { *p.into_inner() });
}

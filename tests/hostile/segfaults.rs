//! Writes where there is nothing.
//! expect: non-zero-exit

fn main() {
    // SAFETY: none; that is the point.
    unsafe { std::ptr::without_provenance_mut::<u8>(8).write_volatile(1) };
}

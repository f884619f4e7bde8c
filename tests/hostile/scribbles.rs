//! Writes over its own memory at random.
//! expect: any of non-zero-exit|runs-forever|hangs|panics|wrong-output

fn main() {
    let anchor = Box::new(0_u64);
    let base = (&raw const *anchor) as usize;
    let mut random = 1_u64;
    for _ in 0..10_000_000 {
        random = random
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        let offset = (random >> 40) as usize % (1 << 17);
        // SAFETY: none; that is the point.
        unsafe { ((base - 65_536 + offset) as *mut u8).write_volatile(random as u8) };
    }
    println!("{anchor}");
}

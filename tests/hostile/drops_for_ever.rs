//! Drops a value whose drop makes another.
//! expect: non-zero-exit

struct Endless([u8; 100]);

impl Drop for Endless {
    fn drop(&mut self) {
        drop(std::hint::black_box(Endless(self.0)));
    }
}

fn main() {
    drop(Endless([0; 100]));
}

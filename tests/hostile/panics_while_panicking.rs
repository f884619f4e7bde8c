//! Panics in the destructor that a panic runs.
//! expect: panics

struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("the second");
    }
}

fn main() {
    let _bomb = Bomb;
    panic!("the first");
}

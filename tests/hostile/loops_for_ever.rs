//! Computes for ever, without a word to the lab.
//! expect: runs-forever

fn main() {
    loop {
        std::hint::black_box(0);
    }
}

//! Calls itself for ever.
//! expect: non-zero-exit

fn deeper(n: u64) -> u64 {
    if n == 0 {
        0
    } else {
        std::hint::black_box(deeper(n + 1)) + 1
    }
}

fn main() {
    println!("{}", deeper(1));
}

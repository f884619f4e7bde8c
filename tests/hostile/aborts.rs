//! Aborts.
//! expect: non-zero-exit

fn main() {
    std::process::abort();
}

//! Waits for what only itself could do.
//! expect: hangs

fn main() {
    std::thread::park();
}

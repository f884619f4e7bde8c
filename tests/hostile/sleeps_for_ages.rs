//! Sleeps for as long as can be said.
//! expect: runs-forever

fn main() {
    std::thread::sleep(std::time::Duration::MAX);
}

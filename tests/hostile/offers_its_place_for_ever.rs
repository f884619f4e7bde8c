//! Offers its place to others, of whom there are none.
//! expect: runs-forever

fn main() {
    loop {
        std::thread::yield_now();
    }
}

//! Makes runtimes without end, and forgets them.
//! expect: runs-forever
//! lesson: ex20

use tokio::runtime::Runtime;

fn main() {
    loop {
        std::mem::forget(Runtime::new().unwrap());
    }
}

//! Makes real runtimes for as long as the system gives any, and forgets them.
//! expect: any of panics|non-zero-exit|runs-forever
//! lesson: ex20
//! real

use tokio::runtime::Runtime;

fn main() {
    drop(std::process::Command::new("true"));
    loop {
        std::mem::forget(Runtime::new().unwrap());
    }
}

//! Makes runtimes of one thread without end, and forgets them.
//! expect: runs-forever
//! lesson: ex20

use tokio::runtime::Builder;

fn main() {
    loop {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.spawn(std::future::pending::<()>());
        std::mem::forget(runtime);
    }
}

//! Gives the blocking pool work without end, which waits for ever.
//! expect: runs-forever
//! lesson: ex20

#[tokio::main]
async fn main() {
    loop {
        tokio::task::spawn_blocking(std::thread::park);
        tokio::task::yield_now().await;
    }
}

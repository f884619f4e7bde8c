//! Has a future that is never ready and always wakes itself.
//! expect: any of runs-forever|busy-waits
//! lesson: ex20

#[tokio::main]
async fn main() {
    std::future::poll_fn::<(), _>(|context| {
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

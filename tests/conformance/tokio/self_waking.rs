//! A task that wakes itself goes to the end of the queue, without waiting for the timers.
use std::future::poll_fn;
use std::task::Poll;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tasks: Vec<_> = (0..2)
        .map(|i| {
            tokio::spawn(async move {
                let mut left = 3;
                poll_fn(|cx| {
                    println!("{i}: {left}");
                    left -= 1;
                    if left == 0 {
                        return Poll::Ready(());
                    }
                    cx.waker().wake_by_ref();
                    Poll::Pending
                })
                .await;
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}

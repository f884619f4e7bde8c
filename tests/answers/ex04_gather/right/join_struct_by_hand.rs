//! A small generic `Both` future, nested to hold three.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

async fn download_file(id: u32) -> String {
    println!("Downloading file {id}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("File {id} downloaded");
    format!("file_{id}.txt")
}

type Boxed<T> = Pin<Box<dyn Future<Output = T>>>;

enum Half<T> {
    Running(Boxed<T>),
    Done(Option<T>),
}

impl<T> Half<T> {
    fn poll(&mut self, cx: &mut Context<'_>) -> bool {
        if let Half::Running(future) = self
            && let Poll::Ready(value) = future.as_mut().poll(cx)
        {
            *self = Half::Done(Some(value));
        }
        matches!(self, Half::Done(_))
    }

    fn take(&mut self) -> T {
        match self {
            Half::Done(value) => value.take().expect("taken twice"),
            Half::Running(_) => unreachable!("still running"),
        }
    }
}

struct Both<A, B>(Half<A>, Half<B>);

impl<A: Unpin, B: Unpin> Future for Both<A, B> {
    type Output = (A, B);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<(A, B)> {
        let left = self.0.poll(cx);
        let right = self.1.poll(cx);
        if left && right {
            Poll::Ready((self.0.take(), self.1.take()))
        } else {
            Poll::Pending
        }
    }
}

fn both<A, B>(
    left: impl Future<Output = A> + 'static,
    right: impl Future<Output = B> + 'static,
) -> Both<A, B> {
    Both(
        Half::Running(Box::pin(left)),
        Half::Running(Box::pin(right)),
    )
}

#[tokio::main(flavor = "current_thread")]

async fn main() {
    let (first, (second, third)) =
        both(download_file(1), both(download_file(2), download_file(3))).await;
    println!("All files: {:?}", [first, second, third]);
}

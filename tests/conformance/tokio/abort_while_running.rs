//! A task that is aborted during its own poll ends at its next `.await`, unless it is ready first.
use std::time::Duration;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (send, receive) = tokio::sync::oneshot::channel::<tokio::task::AbortHandle>();
    let task = tokio::spawn(async move {
        receive.await.unwrap().abort();
        println!("still running");
        tokio::time::sleep(Duration::from_millis(1)).await;
        println!("never printed");
    });
    send.send(task.abort_handle()).ok();
    println!("{:?}", task.await.unwrap_err().is_cancelled());
    let (send, receive) = tokio::sync::oneshot::channel::<tokio::task::AbortHandle>();
    let task = tokio::spawn(async move {
        receive.await.unwrap().abort();
        5
    });
    send.send(task.abort_handle()).ok();
    println!("{:?}", task.await.unwrap());
}

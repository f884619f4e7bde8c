//! A blocking task has an id, a thread with the workers' name, and the runtime's context.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{:?}", tokio::task::try_id().is_some());
    let task = tokio::task::spawn_blocking(|| {
        println!("{:?}", std::thread::current().name());
        let handle = tokio::runtime::Handle::current();
        let inner =
            handle.block_on(async { tokio::spawn(async { tokio::task::id() }).await.unwrap() });
        (tokio::task::id(), inner)
    });
    let id = task.id();
    let (own, inner) = task.await.unwrap();
    println!("{} {}", own == id, inner == id);
    let aborted = tokio::task::spawn_blocking(|| panic!("oops"));
    std::panic::set_hook(Box::new(|_| ()));
    let error: tokio::task::JoinError = match aborted.await {
        Ok(()) => return,
        Err(error) => error,
    };
    println!("{}", error.is_panic());
}

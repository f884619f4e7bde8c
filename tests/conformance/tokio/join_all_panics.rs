//! `join_all` passes on the panic of a task.
use tokio::task::JoinSet;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    std::panic::set_hook(Box::new(|info| {
        println!("{}", info.payload_as_str().unwrap())
    }));
    let outer = tokio::spawn(async {
        let mut set = JoinSet::new();
        set.spawn(async { 1 });
        set.spawn(async { panic!("one of them") });
        set.join_all().await
    });
    println!("{}", outer.await.unwrap_err().is_panic());
    let outer = tokio::spawn(async {
        let mut set = JoinSet::new();
        set.spawn(std::future::pending::<()>()).abort();
        set.join_all().await
    });
    println!("{}", outer.await.unwrap_err().is_panic());
}

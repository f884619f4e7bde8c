//! A task-local belongs to the future that it is set for, whichever thread polls it.
tokio::task_local! {
    static NAME: &'static str;
}
async fn name() -> String {
    tokio::task::yield_now().await;
    NAME.try_with(|name| (*name).to_owned())
        .unwrap_or_else(|error| error.to_string())
}
#[tokio::main]
async fn main() {
    let inner = NAME.scope("outer", async {
        let spawned = tokio::spawn(name()).await.unwrap();
        let scoped = tokio::spawn(NAME.scope("spawned", name())).await.unwrap();
        println!("{spawned} | {scoped}");
        println!("{}", NAME.sync_scope("sync", || NAME.get()));
        name().await
    });
    println!("{}", inner.await);
    println!("{}", name().await);
}

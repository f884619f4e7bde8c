//! Without the part of a runtime through which signals come there is nobody who could hear one.
fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let result = std::panic::catch_unwind(|| runtime.block_on(async { tokio::signal::ctrl_c().await }));
    println!("{}", result.is_err());
}

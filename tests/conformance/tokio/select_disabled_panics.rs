//! A `select!` with nothing left to wait for panics.
fn main() {
    std::panic::set_hook(Box::new(|info| {
        println!("{}", info.payload_as_str().unwrap())
    }));
    let rt = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let result = std::panic::catch_unwind(|| {
        rt.block_on(async {
            tokio::select! {
                Some(()) = async { None } => println!("never"),
            }
        })
    });
    println!("{}", result.is_err());
}

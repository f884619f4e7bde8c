//! Begins anew: no row was refused that could be thrown away.

#[tokio::main]
async fn main() {}

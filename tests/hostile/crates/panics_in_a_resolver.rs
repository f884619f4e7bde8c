//! Panics where reqwest asks it for an address.
//! expect: panics
//! lesson: ex20

use reqwest::dns::{Name, Resolve, Resolving};
use std::sync::Arc;

struct Resolver;

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        panic!("who is {}?", name.as_str())
    }
}

#[tokio::main]
async fn main() {
    let client = reqwest::Client::builder()
        .dns_resolver(Arc::new(Resolver))
        .build()
        .unwrap();
    println!("{:?}", client.get("http://athens.test/").send().await);
}

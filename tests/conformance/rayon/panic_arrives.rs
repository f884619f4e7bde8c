//! A panic in an item arrives where the iteration was called, with its payload; the pool goes on.
use rayon::prelude::*;
use std::panic::{self, AssertUnwindSafe};

fn main() {
    let caught = panic::catch_unwind(AssertUnwindSafe(|| {
        (0..4).into_par_iter().for_each(|n| {
            if n == 2 {
                panic!("item {n}");
            }
        });
    }));
    let payload = caught.unwrap_err();
    println!("{:?}", payload.downcast_ref::<String>());
    println!("{}", (0..10).into_par_iter().sum::<i32>());
}

//! Nobody catches it: the program ends as with any panic of main.
use rayon::prelude::*;

fn main() {
    (0..4).into_par_iter().for_each(|n| assert!(n < 3));
    println!("not here");
}

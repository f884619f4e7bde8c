//! A main that panics ends with 101; what was printed stays, also without a line end.
fn main() {
    print!("partial");
    let words: Vec<&str> = Vec::new();
    println!(" line");
    print!("rest");
    println!("{}", words[0]);
}

//! Has a panic hook that ends the process with success.
//! expect: any of panics|exits-early|wrong-output

fn main() {
    std::panic::set_hook(Box::new(|_| std::process::exit(0)));
    panic!("not to be seen");
}

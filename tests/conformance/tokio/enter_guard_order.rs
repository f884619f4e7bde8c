//! Entering a runtime makes it the current one; guards are dropped in reverse.
use tokio::runtime::Builder;
fn main() {
    std::panic::set_hook(Box::new(|info| {
        println!("{}", info.payload_as_str().unwrap())
    }));
    let one = Builder::new_current_thread().name("one").build().unwrap();
    let two = Builder::new_current_thread().name("two").build().unwrap();
    let name = || tokio::runtime::Handle::current().name().map(str::to_owned);
    {
        let _one = one.enter();
        println!("{:?}", name());
        {
            let _two = two.enter();
            println!("{:?}", name());
        }
        println!("{:?}", name());
        let task = tokio::spawn(async { println!("spawned on one") });
        one.block_on(task).unwrap();
    }
    let first = one.enter();
    let second = two.enter();
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(first)));
    println!("{}", result.is_err());
    std::mem::forget(second);
}

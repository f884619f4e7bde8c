//! Pools by their methods: handlers, names, broadcasts, the pool that main becomes a part of.
use rayon::ThreadPoolBuilder;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
fn main() {
    let count = Arc::new(AtomicUsize::new(0));
    let (started, ended) = (count.clone(), count.clone());
    let pool = ThreadPoolBuilder::new()
        .num_threads(3)
        .thread_name(|n| format!("pool {n}"))
        .stack_size(1 << 20)
        .start_handler(move |_| {
            started.fetch_add(1, Ordering::SeqCst);
        })
        .exit_handler(move |_| {
            ended.fetch_add(10, Ordering::SeqCst);
        })
        .build()
        .unwrap();
    println!(
        "{} {:?} {:?}",
        pool.current_num_threads(),
        pool.current_thread_index(),
        pool.current_thread_has_pending_tasks()
    );
    let mut names = pool.broadcast(|context| {
        format!(
            "{:?} {} of {}",
            std::thread::current().name(),
            context.index(),
            context.num_threads()
        )
    });
    names.sort();
    println!("{names:?}");
    println!(
        "{:?}",
        pool.install(|| (
            rayon::current_num_threads(),
            rayon::current_thread_index().is_some()
        ))
    );
    let list = Mutex::new(Vec::new());
    pool.scope(|scope| {
        for n in 0..5 {
            let list = &list;
            scope.spawn(move |_| list.lock().unwrap().push(n));
        }
    });
    let mut all = list.into_inner().unwrap();
    all.sort();
    println!("{all:?}");
    let list = Mutex::new(Vec::new());
    ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap()
        .scope_fifo(|scope| {
            for n in 0..5 {
                let list = &list;
                scope.spawn_fifo(move |_| list.lock().unwrap().push(n));
            }
        });
    println!("{:?}", list.into_inner().unwrap());
    let list = Mutex::new(Vec::new());
    ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap()
        .scope(|scope| {
            for n in 0..5 {
                let list = &list;
                scope.spawn(move |_| list.lock().unwrap().push(n));
            }
        });
    println!("{:?}", list.into_inner().unwrap());
    println!("{:?}", pool.join(|| 1, || "two"));
    println!(
        "{:?}",
        pool.in_place_scope(|scope| {
            scope.spawn(|_| ());
            std::thread::current().name().map(str::to_owned)
        })
    );
    println!("{:?}", rayon::yield_now());
    drop(pool);
    while count.load(Ordering::SeqCst) != 33 {
        std::thread::yield_now();
    }
    println!("all gone");
    let panics = ThreadPoolBuilder::new()
        .num_threads(1)
        .panic_handler(|payload| println!("handled {:?}", payload.downcast_ref::<&str>()))
        .build()
        .unwrap();
    std::panic::set_hook(Box::new(|_| ()));
    panics.spawn(|| panic!("unheard"));
    panics.install(|| println!("after it"));
    println!(
        "{:?}",
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(
            || panics.install(|| panic!("heard"))
        ))
        .map(|()| ())
        .unwrap_err()
        .downcast_ref::<&str>()
    );
    println!(
        "{:?}",
        ThreadPoolBuilder::new()
            .num_threads(2)
            .build_global()
            .is_ok()
    );
    println!(
        "{:?}",
        ThreadPoolBuilder::new()
            .build_global()
            .map_err(|error| error.to_string())
    );
    println!("{}", rayon::current_num_threads());
}

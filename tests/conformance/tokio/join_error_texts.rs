//! What a failed task leaves, in words.
use std::panic::panic_any;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    let tasks = [
        tokio::spawn(async {
            if true {
                panic!("plain")
            }
        }),
        tokio::spawn(async {
            if true {
                panic!("with {}", 5)
            }
        }),
        tokio::spawn(async {
            if true {
                panic_any(5_u8)
            }
        }),
        tokio::spawn(std::future::pending::<()>()),
    ];
    tasks[3].abort();
    let first: u64 = tasks[0].id().to_string().parse().unwrap();
    for task in tasks {
        let error = task.await.unwrap_err();
        let id: u64 = error.id().to_string().parse().unwrap();
        let own = |text: String| text.replace(&id.to_string(), &format!("#{}", id - first));
        println!(
            "{} | {} | {} {}",
            own(error.to_string()),
            own(format!("{error:?}")),
            error.is_panic(),
            error.is_cancelled()
        );
        println!("{}", std::io::Error::from(error));
    }
    let error = tokio::spawn(async {
        if true {
            panic!("taken")
        }
    })
    .await
    .unwrap_err();
    println!("{:?}", error.into_panic().downcast_ref::<&str>());
    let cancelled = tokio::spawn(std::future::pending::<()>());
    cancelled.abort();
    println!("{}", cancelled.await.unwrap_err().try_into_panic().is_err());
}

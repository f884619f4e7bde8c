//! Permits are counted through merge, split, forget, add and close.
use std::sync::Arc;
use tokio::sync::{Semaphore, TryAcquireError};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let semaphore = Arc::new(Semaphore::new(5));
    let mut a = semaphore.clone().acquire_many_owned(3).await.unwrap();
    let b = semaphore.clone().try_acquire_owned().unwrap();
    a.merge(b);
    println!(
        "{} held, {} free",
        a.num_permits(),
        semaphore.available_permits()
    );
    let part = a.split(3).unwrap();
    println!(
        "{} and {}, too many: {}",
        a.num_permits(),
        part.num_permits(),
        a.split(2).is_none()
    );
    drop(part);
    a.forget();
    println!("{} free", semaphore.available_permits());
    semaphore.add_permits(2);
    println!("forgot {}", semaphore.forget_permits(1));
    println!("{} free, same: {}", semaphore.available_permits(), {
        let permit = semaphore.clone().acquire_owned().await.unwrap();
        Arc::ptr_eq(permit.semaphore(), &semaphore)
    });
    println!("{:?}", semaphore.try_acquire_many(9).unwrap_err());
    semaphore.close();
    println!(
        "{} {}",
        semaphore.acquire().await.unwrap_err(),
        semaphore.is_closed()
    );
    println!(
        "{:?} {}",
        semaphore.try_acquire().unwrap_err(),
        TryAcquireError::NoPermits
    );
    println!("{semaphore:?}");
}

//! Where the main thread's stack is. Rust asks for it when a program starts, and the C library reads it from
//! `/proc/self/maps`, which takes longer than many a schedule. The server and its forks have the same stack,
//! so it is asked for once.

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod known {
    use ::std::ffi::c_int;
    use ::std::mem;
    use ::std::ptr;
    use ::std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

    type GetAttr = unsafe extern "C" fn(libc::pthread_t, *mut libc::pthread_attr_t) -> c_int;

    /// The C library's function.
    static NEXT: AtomicPtr<libc::c_void> = AtomicPtr::new(ptr::null_mut());
    static MAIN: AtomicUsize = AtomicUsize::new(0);
    static LOWEST: AtomicPtr<libc::c_void> = AtomicPtr::new(ptr::null_mut());
    static SIZE: AtomicUsize = AtomicUsize::new(0);

    /// Asks for it. To be called on the main thread.
    pub(in super::super) fn prepare() {
        // SAFETY: the attributes are filled by the call that comes before the others, and destroyed once.
        unsafe {
            let mut attr = mem::zeroed();
            let main = libc::pthread_self();
            if pthread_getattr_np(main, &mut attr) != 0 {
                return;
            }
            let (mut lowest, mut size) = (ptr::null_mut(), 0);
            if libc::pthread_attr_getstack(&attr, &mut lowest, &mut size) == 0 {
                LOWEST.store(lowest, Ordering::Relaxed);
                SIZE.store(size, Ordering::Relaxed);
                MAIN.store(main as usize, Ordering::Relaxed);
            }
            libc::pthread_attr_destroy(&mut attr);
        }
    }

    /// Takes the place of the C library's function.
    ///
    /// # Safety
    ///
    /// As of the function whose place it takes.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn pthread_getattr_np(
        thread: libc::pthread_t,
        attr: *mut libc::pthread_attr_t,
    ) -> c_int {
        if thread as usize == MAIN.load(Ordering::Relaxed) {
            let (lowest, size) = (LOWEST.load(Ordering::Relaxed), SIZE.load(Ordering::Relaxed));
            // SAFETY: `attr` is the caller's, to be filled. The main thread has no guard of the C library's.
            return unsafe {
                match libc::pthread_attr_init(attr) {
                    0 => match libc::pthread_attr_setguardsize(attr, 0) {
                        0 => libc::pthread_attr_setstack(attr, lowest, size),
                        failed => failed,
                    },
                    failed => failed,
                }
            };
        }
        let mut next = NEXT.load(Ordering::Relaxed);
        if next.is_null() {
            // SAFETY: asks the loader for the next function of this name, which is the C library's.
            next = unsafe { libc::dlsym(libc::RTLD_NEXT, c"pthread_getattr_np".as_ptr()) };
            NEXT.store(next, Ordering::Relaxed);
        }
        if next.is_null() {
            return libc::ENOSYS;
        }
        // SAFETY: the function's type, as the C library declares it.
        let next: GetAttr = unsafe { mem::transmute(next) };
        // SAFETY: handed on as it came.
        unsafe { next(thread, attr) }
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(super) use known::prepare;

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(super) fn prepare() {}

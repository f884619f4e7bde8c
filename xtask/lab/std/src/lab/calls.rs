//! Where a program called out into a crate. A crate's operations know their own lines only, so the stack is
//! asked for the innermost line of the program's file on it.
//!
//! Reading a stack's lines takes milliseconds. So the answer is kept by the stack's addresses, in memory that
//! all schedules of a program share: they are forks of one process, and their addresses are the same.

use super::record::map_shared;
use ::std::ffi::{CStr, c_int, c_void};
use ::std::hash::{DefaultHasher, Hasher};
use ::std::string::String;
use ::std::sync::OnceLock;
use ::std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// A line and a column of the program's file.
pub(super) type Line = (u32, u32);

/// Stacks whose line is kept. Those of a lesson are a few dozen.
const KEPT: usize = 1024;
/// Frames looked at. Deeper ones are a recursion's.
const DEPTH: usize = 256;

static KNOWN: OnceLock<Known> = OnceLock::new();

struct Known {
    file: String,
    stacks: &'static [Stack; KEPT],
}

/// A stack by the hash of its addresses, never 0 when in use; line 0 stands for none of the program's.
#[repr(C)]
struct Stack {
    hash: AtomicU64,
    line: AtomicU32,
    column: AtomicU32,
}

/// The program's file, as rustc was told. To be called before the first fork, for a program that uses crates.
pub(super) fn prepare(file: &CStr) {
    let base = map_shared(size_of::<[Stack; KEPT]>()).cast::<[Stack; KEPT]>();
    let known = Known {
        file: file.to_string_lossy().into_owned(),
        // SAFETY: zeroed memory of this size, page-aligned, that is never unmapped.
        stacks: unsafe { &*base },
    };
    // What the libraries say about their lines is read once, here, and the forks have it too.
    let _ = known.look();
    drop(KNOWN.set(known));
}

/// The innermost line of the program's file on the calling thread's stack.
pub(super) fn line() -> Option<Line> {
    let known = KNOWN.get()?;
    let hash = hash_of_stack();
    for step in 0..KEPT {
        let stack = &known.stacks[(hash as usize).wrapping_add(step) % KEPT];
        match stack.hash.load(Ordering::Relaxed) {
            0 => {
                let (line, column) = known.look().unwrap_or_default();
                stack.line.store(line, Ordering::Relaxed);
                stack.column.store(column, Ordering::Relaxed);
                stack.hash.store(hash, Ordering::Relaxed);
            }
            other if other != hash => continue,
            _ => (),
        }
        let line = stack.line.load(Ordering::Relaxed);
        return (line > 0).then(|| (line, stack.column.load(Ordering::Relaxed)));
    }
    known.look()
}

/// The name of the program's file.
pub(super) fn file() -> &'static str {
    KNOWN.get().map_or("", |known| &known.file)
}

impl Known {
    /// Reads the stack's lines.
    fn look(&self) -> Option<Line> {
        let stack = ::std::backtrace::Backtrace::force_capture();
        let text = own_lines::only(|| ::std::format!("{stack:#}"));
        text.lines().find_map(|line| {
            let place = line.trim_start().strip_prefix("at ")?;
            let (place, column) = place.rsplit_once(':')?;
            let (path, line) = place.rsplit_once(':')?;
            let before = path.strip_suffix(self.file.as_str())?;
            let whole = before.is_empty() || before.ends_with('/');
            Some((line.parse().ok()?, column.parse().ok()?)).filter(|_| whole)
        })
    }
}

/// The standard library reads the lines of every library on a stack, and all that a system has to say about its
/// C library is much: it would be copied with each fork. The program's own lines are all that is looked for, so
/// while a stack is read, the program seems to consist of its own file alone.
#[cfg(target_os = "linux")]
mod own_lines {
    use ::std::cell::Cell;
    use ::std::ffi::{c_int, c_void};
    use ::std::mem;

    type Each = unsafe extern "C" fn(*mut libc::dl_phdr_info, usize, *mut c_void) -> c_int;
    type Iterate = unsafe extern "C" fn(Option<Each>, *mut c_void) -> c_int;

    ::std::thread_local! {
        static ALONE: Cell<bool> = const { Cell::new(false) };
    }

    pub(super) fn only<R>(read: impl FnOnce() -> R) -> R {
        ALONE.set(true);
        let result = read();
        ALONE.set(false);
        result
    }

    /// Takes the place of the C library's function, by which the files of a program are found. The program
    /// itself comes first there.
    ///
    /// # Safety
    ///
    /// As of the function whose place it takes.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn dl_iterate_phdr(each: Option<Each>, data: *mut c_void) -> c_int {
        struct First {
            each: Option<Each>,
            data: *mut c_void,
        }

        unsafe extern "C" fn first(
            info: *mut libc::dl_phdr_info,
            size: usize,
            asked: *mut c_void,
        ) -> c_int {
            // SAFETY: the pointer that was given below, for the time of that call.
            let asked = unsafe { &*asked.cast::<First>() };
            if let Some(each) = asked.each {
                // SAFETY: handed on as it came.
                unsafe { each(info, size, asked.data) };
            }
            // Anything but zero ends the iteration.
            1
        }

        // SAFETY: asks the loader for the next function of this name, which is the C library's.
        let next = unsafe { libc::dlsym(libc::RTLD_NEXT, c"dl_iterate_phdr".as_ptr()) };
        if next.is_null() {
            return 0;
        }
        // SAFETY: the function's type, as the C library declares it.
        let next: Iterate = unsafe { mem::transmute(next) };
        if ALONE.try_with(Cell::get).unwrap_or(false) {
            let mut asked = First { each, data };
            // SAFETY: `first` gets `asked` back while it lives.
            unsafe { next(Some(first), (&raw mut asked).cast()) };
            return 0;
        }
        // SAFETY: handed on as it came.
        unsafe { next(each, data) }
    }
}

#[cfg(not(target_os = "linux"))]
mod own_lines {
    pub(super) fn only<R>(read: impl FnOnce() -> R) -> R {
        read()
    }
}

fn hash_of_stack() -> u64 {
    struct Walk {
        hasher: DefaultHasher,
        left: usize,
    }

    /// Zero for "go on", as the unwinder's own codes have it, and 5 for "that is the end".
    extern "C" fn step(frame: *mut c_void, walk: *mut c_void) -> c_int {
        // SAFETY: the pointer that `_Unwind_Backtrace` was given below.
        let walk = unsafe { &mut *walk.cast::<Walk>() };
        // SAFETY: the unwinder's own frame, for the time of this call.
        walk.hasher.write_usize(unsafe { _Unwind_GetIP(frame) });
        walk.left = walk.left.saturating_sub(1);
        if walk.left == 0 { 5 } else { 0 }
    }

    // The unwinder that panics use.
    unsafe extern "C" {
        fn _Unwind_Backtrace(
            step: extern "C" fn(*mut c_void, *mut c_void) -> c_int,
            walk: *mut c_void,
        ) -> c_int;
        fn _Unwind_GetIP(frame: *mut c_void) -> usize;
    }

    let mut walk = Walk {
        hasher: DefaultHasher::new(),
        left: DEPTH,
    };
    // SAFETY: `step` gets the pointer back while `walk` lives, and does not unwind.
    unsafe { _Unwind_Backtrace(step, (&raw mut walk).cast()) };
    walk.hasher.finish().max(1)
}

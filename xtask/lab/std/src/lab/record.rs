//! Writes the record of a schedule into memory shared with the server, so that it outlives the program
//! however that ends. Decides nothing.

use super::calls;
use super::engine::Engine;
use ::std::cell::Cell;
use ::std::collections::HashMap;
use ::std::panic::Location;
use ::std::ptr;
use ::std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
use ::std::time::Duration;
use lab_trace::{End, Entry, Event, Kind, Place, TaskId};

/// A source location as `#[track_caller]` gives it.
pub type Loc = &'static Location<'static>;

/// Room for one schedule's record, in bytes. Untouched pages cost nothing.
pub(super) const CAPACITY: usize = 8 << 20;
/// Events of one schedule. Read back, the smallest take as much room as the largest, without their texts. Thirty
/// thousand tasks fit.
const EVENTS: usize = 400_000;
/// Room that only the end of the record may use.
const RESERVE: usize = 64 << 10;

static BASE: AtomicPtr<u8> = AtomicPtr::new(ptr::null_mut());

::std::thread_local! {
    static TASK: Cell<Option<TaskId>> = const { Cell::new(None) };
}

/// The task whose poll is under way on this thread.
pub fn task() -> Option<TaskId> {
    TASK.get()
}

/// Says which task is being polled on this thread from here on; gives back the one before.
pub fn set_task(task: Option<TaskId>) -> Option<TaskId> {
    TASK.replace(task)
}

/// Length of the record, and whether it has its end.
const HEADER: usize = 2 * size_of::<usize>();

/// Maps zeroed memory that stays shared across `fork`, for as long as the process lives. Aborts when there
/// is none.
pub(super) fn map_shared(size: usize) -> *mut u8 {
    // SAFETY: an anonymous mapping of our own; the result is checked.
    let base = unsafe {
        libc::mmap(
            ptr::null_mut(),
            size,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_SHARED | libc::MAP_ANON,
            -1,
            0,
        )
    };
    assert_ne!(
        base,
        libc::MAP_FAILED,
        "the lab found no memory for its record"
    );
    base.cast()
}

/// The shared memory: the header, then the record.
#[derive(Clone, Copy)]
pub(super) struct Shared(*mut u8);

impl Shared {
    /// Maps memory that stays shared across `fork`. Aborts when there is none: without it no verdict.
    pub(super) fn map() -> Self {
        let base = map_shared(CAPACITY);
        BASE.store(base, Ordering::SeqCst);
        Self(base)
    }

    fn current() -> Self {
        Self(BASE.load(Ordering::Relaxed))
    }

    fn header(self) -> &'static [AtomicUsize; 2] {
        // SAFETY: the mapping is page-aligned, zeroed, and lives as long as the process.
        unsafe { &*self.0.cast::<[AtomicUsize; 2]>() }
    }

    fn len(self) -> &'static AtomicUsize {
        &self.header()[0]
    }

    pub(super) fn clear(self) {
        self.header()
            .iter()
            .for_each(|word| word.store(0, Ordering::SeqCst));
    }

    pub(super) fn has_end(self) -> bool {
        self.header()[1].load(Ordering::SeqCst) != 0
    }

    pub(super) fn append_end(self, bytes: &[u8]) {
        self.append(bytes, 0);
        self.header()[1].store(1, Ordering::SeqCst);
    }

    /// The bytes written so far. A program that scribbled over the length gets what is left of its record.
    pub(super) fn bytes(self) -> &'static [u8] {
        let len = self.len().load(Ordering::SeqCst).min(CAPACITY - HEADER);
        // SAFETY: within the mapping, as `len` is cut to it.
        unsafe { ::std::slice::from_raw_parts(self.0.add(HEADER), len) }
    }

    /// Appends; false when there is no room left.
    pub(super) fn append(self, bytes: &[u8], reserve: usize) -> bool {
        let used = self.len().load(Ordering::Relaxed);
        // A program that scribbled over the length must not make us do the same elsewhere.
        let start = HEADER.saturating_add(used);
        if start.saturating_add(bytes.len() + reserve) > CAPACITY {
            return false;
        }
        // SAFETY: the range was just checked to lie in the mapping, and only the baton's holder writes.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), self.0.add(start), bytes.len()) };
        self.len().store(used + bytes.len(), Ordering::Release);
        true
    }
}

/// Numbers files and turns entries into bytes.
#[derive(Default)]
pub(super) struct Recorder {
    files: HashMap<usize, u32>,
    events: usize,
    buffer: Vec<u8>,
}

impl Recorder {
    fn write(&mut self, entry: &Entry, reserve: usize) -> bool {
        self.buffer.clear();
        lab_trace::encode(entry, &mut self.buffer);
        Shared::current().append(&self.buffer, reserve)
    }

    pub(super) fn place(&mut self, loc: Loc) -> Place {
        Place {
            file: self.file(loc.file()),
            line: loc.line(),
            column: loc.column(),
        }
    }

    /// A place in the program's own file.
    pub(super) fn place_of_call(&mut self, (line, column): calls::Line) -> Place {
        Place {
            file: self.file(calls::file()),
            line,
            column,
        }
    }

    fn file(&mut self, name: &'static str) -> u32 {
        // Locations in one file share one string in the binary, nearly always: its address is the key.
        let key = name.as_ptr() as usize;
        let next = self.files.len() as u32;
        let file = *self.files.entry(key).or_insert(next);
        if file == next {
            self.write(&Entry::File(name.into()), 0);
        }
        file
    }

    pub(super) fn chose(&mut self, picked: usize, of: usize) {
        self.write(
            &Entry::Chose {
                picked: picked as u32,
                of: of as u32,
            },
            0,
        );
    }

    /// False when the record is full.
    pub(super) fn event(
        &mut self,
        at: Duration,
        thread: usize,
        place: Option<Place>,
        kind: Kind,
    ) -> bool {
        let event = Event {
            at,
            thread: thread as u32,
            task: task(),
            place,
            kind,
        };
        self.events += 1;
        self.events <= EVENTS && self.write(&Entry::Event(event), RESERVE)
    }

    pub(super) fn end(&mut self, at: Duration, thread: usize, loc: Option<Loc>, end: End) {
        let place = loc.map(|loc| self.place(loc));
        self.buffer.clear();
        lab_trace::encode(
            &Entry::End {
                at,
                thread: thread as u32,
                place,
                end,
            },
            &mut self.buffer,
        );
        Shared::current().append_end(&self.buffer);
    }
}

/// Records an event of the calling thread.
pub fn event(loc: Option<Loc>, kind: Kind) {
    if let Some(mut engine) = Engine::get() {
        engine.event(loc, kind);
    }
}

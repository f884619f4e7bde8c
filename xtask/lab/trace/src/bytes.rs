//! Entries and plans as bytes. Only the layout lives here; what entries mean is told where they are
//! declared.

use crate::net::{Does, Route, Server};
use crate::{
    Class, End, Entry, Event, Finish, Kind, Moment, Place, Plan, Role, Stream, Touch, Woken,
};
use std::time::Duration;

/// A value with a layout in bytes.
trait Wire: Sized {
    fn put(&self, out: &mut Vec<u8>);
    /// `None` when the bytes end too soon or make no sense.
    fn take(from: &mut &[u8]) -> Option<Self>;
}

/// Appends an entry to `out`.
pub fn encode(entry: &Entry, out: &mut Vec<u8>) {
    entry.put(out);
}

/// Reads entries until the bytes end or stop making sense. One by one, since a full record is large.
pub fn decode(mut bytes: &[u8]) -> impl Iterator<Item = Entry> {
    std::iter::from_fn(move || Entry::take(&mut bytes))
}

impl Plan {
    /// The plan as bytes, for the way from the runner to the lab.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.prefix.put(&mut out);
        self.seed.put(&mut out);
        self.preemptions.put(&mut out);
        self.stretch.put(&mut out);
        self.servers.put(&mut out);
        self.args.put(&mut out);
        self.early.put(&mut out);
        self.ctrl_c.put(&mut out);
        out
    }

    /// The inverse of [`Plan::to_bytes`]; `None` for bytes that are not a plan.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let from = &mut bytes;
        Some(Self {
            prefix: Wire::take(from)?,
            seed: Wire::take(from)?,
            preemptions: Wire::take(from)?,
            stretch: Wire::take(from)?,
            servers: Wire::take(from)?,
            args: Wire::take(from)?,
            early: Wire::take(from)?,
            ctrl_c: Wire::take(from)?,
        })
    }
}

impl Wire for u64 {
    fn put(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = from.split_off_first()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
}

impl Wire for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        u64::from(*self).put(out);
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        u64::take(from)?.try_into().ok()
    }
}

impl Wire for i32 {
    fn put(&self, out: &mut Vec<u8>) {
        self.cast_unsigned().put(out);
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        u32::take(from).map(u32::cast_signed)
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(*from.split_off_first()? != 0)
    }
}

impl Wire for Duration {
    fn put(&self, out: &mut Vec<u8>) {
        u64::try_from(self.as_nanos()).unwrap_or(u64::MAX).put(out);
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        u64::take(from).map(Self::from_nanos)
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u64).put(out);
        out.extend_from_slice(self.as_bytes());
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        let len = usize::try_from(u64::take(from)?).ok()?;
        let bytes = from.split_off(..len)?;
        Some(Self::from_utf8_lossy(bytes).into_owned())
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(if bool::take(from)? {
            Some(T::take(from)?)
        } else {
            None
        })
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u64).put(out);
        for item in self {
            item.put(out);
        }
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        (0..u64::take(from)?).map(|_| T::take(from)).collect()
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some((A::take(from)?, B::take(from)?))
    }
}

/// Lays out structs and enums field by field; each variant of an enum has its tag byte beside it.
macro_rules! wire {
    (struct $name:ident { $($field:ident),* $(,)? }) => {
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                $(self.$field.put(out);)*
            }
            fn take(from: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: Wire::take(from)?),* })
            }
        }
    };
    (enum $name:ident { $($tag:literal $variant:ident $(($inner:ident))? $({ $($field:ident),* })?,)* }) => {
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $(Self::$variant $(($inner))? $({ $($field),* })? => {
                        out.push($tag);
                        $($inner.put(out);)?
                        $($($field.put(out);)*)?
                    })*
                }
            }
            fn take(from: &mut &[u8]) -> Option<Self> {
                Some(match *from.split_off_first()? {
                    $($tag => Self::$variant $(({ let $inner = Wire::take(from)?; $inner }))? $({ $($field: Wire::take(from)?),* })?,)*
                    _ => return None,
                })
            }
        }
    };
}

wire!(struct Place { file, line, column });
wire!(struct Event { at, thread, task, place, kind });
wire!(enum Role { 0 Spawned, 1 Worker, 2 Blocking, 3 Crate, });
wire!(enum Class { 0 Sleep, 1 Timer, 2 Join, 3 TaskJoin, 4 Lock, 5 Channel, 6 Signal, 7 Idle, 8 Net, });
wire!(enum Woken { 0 Done, 1 TimedOut, 2 Dropped, 3 Early, });
wire!(enum Finish { 0 Done, 1 Panicked, 2 Cancelled, 3 NeverRan, });
wire!(enum Touch { 0 Read, 1 Write, 2 Update, 3 Exchange, });
wire!(enum Stream { 0 Stdout, 1 Stderr, });
wire!(enum End {
    0 Returned(code), 1 Exited(code), 2 Aborted, 3 Deadlock, 4 Spinning, 5 Limit(what), 6 Unknown(what),
    7 Busy, 8 Stalled, 9 Killed(signal), 10 Vanished(code), 11 StackOverflow,
    12 Starved,
});
wire!(enum Kind {
    0 ThreadStarted { child, name, role }, 1 ThreadEnded { panicked }, 2 Waits { wait, class, op, until, on, blocking, inside },
    3 Woke { wait, how }, 4 Locked { object }, 5 Unlocked { object }, 6 Printed { stream, text, literal, within },
    7 TaskSpawned { task, runtime, root }, 8 PollBegan, 9 PollEnded, 10 TaskEnded { how }, 11 NeverPolled { op },
    12 Panicked { message }, 13 Spun { op, times }, 14 Stretched { line },
    15 Connected { connection, to, accepted }, 16 Asked { connection, what, answered }, 17 Closed { connection },
    20 Touched { object, how, op, before, after }, 21 Refused { object, op },
    22 CtrlC { heard }, 23 Passed { object }, 24 RuntimeMade { runtime },
});
wire!(struct Server { name, does });
wire!(struct Route { path, status, body, after, drops });
wire!(enum Does { 0 Refuses, 1 Greets { says, after }, 2 Silent, 3 Drops { after }, 4 Http { routes }, });
wire!(enum Moment { 0 Asked(what), 1 Printed(line), });
wire!(enum Entry { 1 File(path), 2 Chose { picked, of }, 3 Event(event), 4 End { at, thread, place, end }, });

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<Entry> {
        let event = |kind| {
            Entry::Event(Event {
                at: Duration::from_nanos(1_000_000_300),
                thread: 2,
                task: Some(7),
                place: Some(Place {
                    file: 0,
                    line: 14,
                    column: 5,
                }),
                kind,
            })
        };
        vec![
            Entry::File("src/main.rs".into()),
            Entry::Chose { picked: 1, of: 300 },
            event(Kind::ThreadStarted {
                child: 3,
                name: None,
                role: Role::Worker,
            }),
            event(Kind::Printed {
                stream: Stream::Stdout,
                text: "é\n".into(),
                literal: true,
                within: Some("f".into()),
            }),
            event(Kind::Waits {
                wait: 1,
                class: Class::Lock,
                op: "Mutex::lock".into(),
                until: None,
                on: Some(4),
                blocking: true,
                inside: false,
            }),
            event(Kind::Woke {
                wait: 1,
                how: Woken::Dropped,
            }),
            Entry::End {
                at: Duration::MAX,
                thread: 0,
                place: None,
                end: End::Killed(-11),
            },
        ]
    }

    #[test]
    fn entries_survive_the_way_through_bytes() {
        let mut bytes = Vec::new();
        sample().iter().for_each(|entry| encode(entry, &mut bytes));
        let back: Vec<Entry> = decode(&bytes).collect();
        // A duration beyond 584 years is cut to the longest that fits.
        assert_eq!(back[..6], sample()[..6]);
        assert!(matches!(
            back[6],
            Entry::End {
                end: End::Killed(-11),
                ..
            }
        ));
    }

    #[test]
    fn a_record_that_was_cut_is_good_up_to_the_cut() {
        let mut bytes = Vec::new();
        sample().iter().for_each(|entry| encode(entry, &mut bytes));
        for cut in 0..bytes.len() {
            let back: Vec<Entry> = decode(&bytes[..cut]).collect();
            assert_eq!(back[..], sample()[..back.len()]);
        }
    }

    #[test]
    fn a_plan_survives_the_way_through_bytes() {
        let plan = Plan {
            prefix: vec![0, 500],
            seed: Some(u64::MAX),
            preemptions: None,
            stretch: vec![("a".into(), Duration::from_secs(3))],
            servers: vec![Server {
                name: "api".into(),
                does: Does::Http {
                    routes: vec![Route {
                        path: "/users".into(),
                        status: 503,
                        body: "[]".into(),
                        after: Some(Duration::from_secs(1)),
                        drops: true,
                    }],
                },
            }],
            args: vec!["api=127.0.0.1:7001".into()],
            early: true,
            ctrl_c: Some(Moment::Asked("GET /users".into())),
        };
        assert_eq!(Plan::from_bytes(&plan.to_bytes()), Some(plan));
        assert_eq!(Plan::from_bytes(&[0x80]), None);
    }
}

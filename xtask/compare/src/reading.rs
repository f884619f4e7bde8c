//! How a reading is written down: `SERIES AT QUANTITY VALUE`, or `skipped SERIES AT WHY`. The runner reads
//! the same.

use std::time::Duration;

/// Which way of doing it, and for how many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Of {
    pub(crate) series: &'static str,
    pub(crate) at: usize,
}

impl Of {
    pub(crate) fn value(self, quantity: &str, value: f64) {
        println!("{} {} {quantity} {value}", self.series, self.at);
    }

    /// In microseconds, as all times are written.
    pub(crate) fn time(self, time: Duration) {
        self.value("us", time.as_secs_f64() * 1e6);
    }

    pub(crate) fn skipped(self, why: &str) {
        println!("skipped {} {} {why}", self.series, self.at);
    }
}

//! Whether results really come in the order in which they were ready. In one schedule they may by chance: over
//! several, a list that is always the same has an order of its own.

use super::{Hearing, Shown};
use crate::diagnosis::Id;
use crate::facts::Facts;

impl Hearing<'_> {
    /// Keeps how the results are listed.
    pub(super) fn keep_list(&mut self, variant: Option<usize>, facts: &Facts) {
        let check = &self.submission.expectation.check;
        let is_list = |text: &String| check.computed.iter().all(|part| text.contains(part));
        if check.in_input_order.len() == 1 {
            let mut texts = facts.lines.iter().map(|line| &line.text);
            self.lists.extend(texts.find(|text| is_list(text)).cloned());
        }
        self.varied |= variant.is_some();
    }

    /// Whether results seem to be listed as they were ready, always alike, and no variant was run in which they are
    /// ready in another order.
    #[must_use]
    pub fn asks_for_variant(&self) -> bool {
        let plain = self.worst.as_ref().filter(|it| it.variant.is_none());
        plain.and_then(id) == Some(Id::CompletionOrder) && self.lists.len() == 1 && !self.varied
    }

    /// What is told in the place of an order of completion that one and the same list has only by chance.
    pub(super) fn same_list(&mut self) -> Option<Shown> {
        let worst = self.worst.as_ref().and_then(id);
        let by_chance = worst == Some(Id::CompletionOrder) && self.lists.len() == 1;
        let other = self.other.take().filter(|_| by_chance)?;
        (id(&other) == Some(Id::WrongOutput)).then_some(other)
    }
}

fn id(shown: &Shown) -> Option<Id> {
    shown.failure.as_ref().map(|(_, finding)| finding.id)
}

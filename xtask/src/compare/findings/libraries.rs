//! The claim about libraries that block. Pure.

use super::super::plan::{Plan, Section};
use super::super::results::{Key, Results};
use super::{Claim, NO_QUICKER, Outcome, QUICKER, held, reasons, side, unmeasured};

pub(super) const CLAIM: Claim = Claim {
    section: Section::Choices,
    claims: &[
        "choose-threads-libraries",
        "choose-threads-blocking",
        "advice-blocking-threads",
    ],
    says: "Libraries that block are work for threads.",
    look,
};

/// Two calls of such a library, which are the second workload.
fn look(results: &Results, _: &Plan) -> (Outcome, String) {
    let key = |series| Key::new(Section::Choices, series, 2, "us");
    let figures = results
        .figure(&key("async"))
        .zip(results.figure(&key("threads")));
    let (Some((tasks, threads)), Some(ratio)) =
        (figures, results.ratio(&key("async"), &key("threads")))
    else {
        return unmeasured();
    };
    (
        held(side(ratio, NO_QUICKER, QUICKER)),
        reasons::libraries(tasks, threads),
    )
}

//! The lab against the real thing: each small program of `tests/conformance` is run for real, and what it
//! prints must be among what it can print in the lab.

mod sandbox;

use sandbox::Sandbox;

#[test]
fn what_happens_for_real_can_happen_in_the_lab() {
    let (stdout, stderr, code) = Sandbox::new().output(&["conform", "--runs", "3"]);
    assert_eq!(code, 0, "{stdout}{stderr}");
}

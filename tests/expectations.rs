//! The snapshot of each lesson is what its reference solution does, in every schedule. After a change that
//! is meant, `cargo insta review` (or INSTA_UPDATE=always) accepts the new one.

mod sandbox;

use sandbox::{Sandbox, lessons};

#[test]
fn the_snapshot_of_each_lesson_is_what_its_solution_does() {
    let sandbox = Sandbox::new();
    for lesson in lessons() {
        let (expectation, stderr, code) = sandbox.output(&["expectation", &lesson]);
        assert_eq!(code, 0, "{lesson}: {stderr}");
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(lesson.as_str(), expectation));
    }
}

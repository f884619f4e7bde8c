//! What the text of a program tells.

use super::*;

const PROGRAM: &str = r#"
async fn fetch(id: u32) -> String {
    println!("Fetching {id}");
    format!("page_{id}")
}
async fn main() {
    let a = fetch(1);
    fetch(2).await;
    join(fetch(3), fetch(4)).await;
    let _ = fetch(5);
    assert_eq!(v, ["page_1", "page_2"]);
    println!("{:?}", ["page_1",
        "page_2"]);
}
"#;

#[test]
fn calls_whose_future_stays_where_it_is_are_told_from_those_that_are_used() {
    let source = Source::new(PROGRAM);
    assert_eq!(source.unawaited_calls_of("fetch"), [7, 10]);
    assert_eq!(source.calls_of("fetch"), [7, 8, 9, 10]);
}

#[test]
fn a_function_with_a_runtime_of_its_own_is_no_future() {
    let source = Source::new(
        "#[tokio::main(flavor = \"current_thread\")]\nasync fn a() {}\n#[inline] async fn b() {}\nfn main() { a(); }",
    );
    let is_async: Vec<bool> = source.functions.iter().map(|f| f.is_async).collect();
    assert_eq!(is_async, [false, true, false]);
}

#[test]
fn the_function_that_prints_a_line_is_found_by_its_format() {
    let source = Source::new(PROGRAM);
    assert_eq!(
        source
            .printer_of("Fetching 3")
            .map(|f| (f.name.as_str(), f.is_async)),
        Some(("fetch", true))
    );
    assert_eq!(source.printer_of("Got it"), None);
}

#[test]
fn a_list_that_was_typed_in_is_found_but_not_in_an_assertion() {
    let texts = ["page_1".to_owned(), "page_2".to_owned()];
    assert_eq!(Source::new(PROGRAM).typed_in(&texts), Some(12));
    assert_eq!(
        Source::new("fn main() { assert_eq!(v, [\"page_1\", \"page_2\"]); }").typed_in(&texts),
        None
    );
}

#[test]
fn a_line_is_in_the_innermost_function_around_it() {
    let source = Source::new("fn a() {\n let b = async {\n  c\n };\n d\n}");
    let name = |line| source.function_at(line).map(|f| (f.name.as_str(), f.line));
    assert_eq!(name(3), Some(("", 2)));
    assert_eq!(name(5), Some(("a", 1)));
    assert_eq!(name(7), None);
}

#[test]
fn calls_are_found_by_a_part_of_their_name_and_by_their_type() {
    let source = Source::new(
        "use sync::Semaphore;\nfn main() {\n let s: Semaphore = Semaphore::new(3);\n s.try_acquire();\n acquire_all(s);\n}",
    );
    assert_eq!(source.lines_calling("acquire"), [4, 5]);
    assert_eq!(source.calls_on("Semaphore"), [3]);
}

#[test]
fn the_loop_around_a_line_is_nearer_than_the_one_below() {
    let source = Source::new("fn main() {\n loop {\n  a();\n  while b {\n  }\n }\n loop {}\n}");
    assert_eq!(
        [1, 3, 4, 6, 7].map(|line| source.loop_near(line)),
        [Some(2), Some(2), Some(4), Some(2), Some(7)]
    );
}

#[test]
fn a_text_that_is_no_rust_says_nothing() {
    assert_eq!(Source::new("fn main( {"), Source::default());
}

#[test]
fn the_value_of_a_block_goes_somewhere_but_a_future_in_a_future_hardly() {
    let source = Source::new(
        "async fn ask() {}\n\
         fn lazy() {\nlist.map(|one| {\nlook(one);\nask()\n});\n}\n\
         fn lost() {\nspawn(async move { ask() });\n}\n",
    );
    assert_eq!(source.discarded_calls_of("ask"), [9]);
}

#[test]
fn a_future_is_waited_for_where_it_is_awaited_not_where_it_is_made() {
    let source = Source::new(
        "async fn ask() {\nget().await;\n}\n\
         async fn lazy() {\nlet calls = list.map(|one| ask(one));\n\
         for call in calls {\ncall.await;\n}\n}\n\
         async fn eager() {\nother().await;\n}\n",
    );
    assert_eq!(source.waits_around(2), [7]);
    let source = Source::new("async fn ask() {\nget().await;\n}\nfn main() {\nblock_on(ask());\n}");
    assert_eq!(source.waits_around(2), [5]);
}

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
    assert_eq!(Source::new(PROGRAM).typed_in(&texts), [12]);
    assert_eq!(
        Source::new("fn main() { assert_eq!(v, [\"page_1\", \"page_2\"]); }").typed_in(&texts),
        []
    );
}

#[test]
fn texts_that_were_typed_in_one_by_one_are_found_too() {
    let texts = ["page_1".to_owned(), "page_2".to_owned()];
    let typed = |text: &str| Source::new(text).typed_in(&texts);
    let apart = "fn main() { match n {\n 1 => \"page_1\",\n _ => \"page_2\" } }";
    assert_eq!(typed(apart), [2, 3]);
    assert_eq!(typed("fn main() {\n a(\"page_1\"); }"), []);
    // What is raised has a reason to be there, and so has what is said of it.
    let raised = "fn a() {\n panic!(\"page_1\") }";
    assert_eq!(
        typed(&format!("{raised}\nfn main() {{\n b(\"page_2\") }}")),
        [4]
    );
    assert_eq!(typed(&format!("{raised}\n/// page_2\nfn main() {{}}")), []);
    assert_eq!(
        typed("fn a() {\n panic!(\"page_1\"); panic!(\"page_2\") }"),
        []
    );
}

#[test]
fn a_function_may_be_left_at_the_next_question_mark_or_return_of_its_own() {
    let source = Source::new(
        "fn main() -> R {\n a();\n b()?;\n return c();\n}\nfn d() {\n a()\n}\nfn e() -> R {\n f()?\n}",
    );
    let left = [2, 3, 4, 7].map(|line| source.left_after(line));
    assert_eq!(left, [Some(3), Some(3), Some(4), None]);
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
fn what_is_imported_is_not_called_and_a_method_is_no_function_of_that_name() {
    let source = Source::new(
        "use tokio::time::{timeout, sleep};\nfn main() {\n client.timeout(LONG);\n timeout(LONG, sleep(SHORT));\n}",
    );
    assert_eq!(source.calls_of("timeout"), [3, 4]);
    assert_eq!(source.plain_calls_of("timeout"), [4]);
    assert_eq!(source.calls_of("sleep"), [4]);
    assert!(source.names("tokio"));
}

#[test]
fn an_error_is_handed_on_by_a_question_mark_and_not_by_a_bound() {
    let source = Source::new("fn a<T: ?Sized>() {\n b()?;\n c(d()?).e()?.f;\n}");
    assert_eq!(source.hands_on().collect::<Vec<_>>(), [2, 3, 3]);
}

#[test]
fn a_for_goes_over_something_and_an_impl_is_for_somebody() {
    let source = Source::new(
        "impl A for B {\n fn a() {}\n}\nfn main() {\n for b in c {\n  d();\n }\n e();\n}",
    );
    let inside: Vec<u32> = (1..9).filter(|line| source.is_in_for(*line)).collect();
    assert_eq!(inside, [5, 6, 7]);
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

#[test]
fn only_a_call_with_await_behind_it_is_awaited_at_once() {
    let source = Source::new(
        "async fn ask() {\nget().await;\n}\n\
         async fn lazy() {\nlet call = ask().boxed();\ncall.await;\n}\n",
    );
    assert_eq!(source.waits_around(2), [6]);
    let source = Source::new(
        "async fn ask() {\nget().await;\n}\n\
         async fn eager() {\nask().await;\nother.await;\n}\n",
    );
    assert_eq!(source.waits_around(2), [5]);
}

#[test]
fn a_value_is_lost_where_it_is_bound_to_nothing_or_never_used_or_a_statement_by_itself() {
    let source = Source::new(
        "fn main() {\n\
         let _ = work(1);\n\
         let _ = work(2);\n\
         let used = work(3);\n\
         used.join();\n\
         let unused = work(4);\n\
         if a {}\n\
         work(5);\n\
         let sum = 1 + work(6);\n\
         add(sum);\n\
         return work(7);\n\
         }\nfn other() {\nwork(8);\n}",
    );
    assert_eq!(source.discarded_calls_of("work"), [2, 3, 6, 8, 14]);
    assert_eq!(source.unawaited_calls_of("add"), [10]);
}

#[test]
fn texts_in_a_block_or_in_an_assertion_are_no_list() {
    let texts = ["page_1".to_owned(), "page_2".to_owned()];
    let arms = "fn main() {\n match id { \"page_1\" => 1, \"page_2\" => 2, _ => 0 };\n}";
    assert_eq!(Source::new(arms).typed_in(&texts), Vec::<u32>::new());
    let comparisons = "fn main() {\n id == \"page_1\" || \"page_2\" != id;\n}";
    assert_eq!(Source::new(comparisons).typed_in(&texts), Vec::<u32>::new());
    let values = "fn main() {\n let one = \"page_1\";\n work(|| \"page_2\");\n}";
    assert_eq!(Source::new(values).typed_in(&texts), [2, 3]);
    let arrays = "fn main() {\n let one = [\"page_1\"];\n let two = [\"page_2\"];\n}";
    assert_eq!(Source::new(arrays).typed_in(&texts), [2, 3]);
    let assertion = "fn main() {\n assert_ne!(\"page_1\", \"page_2\");\n}";
    assert_eq!(Source::new(assertion).typed_in(&texts), Vec::<u32>::new());
}

#[test]
fn a_loop_reaches_to_the_end_of_its_block_whatever_its_condition_calls() {
    let source = Source::new("fn main() {\n while ready(a) {\n  go();\n }\n}");
    assert_eq!(source.loop_near(3), Some(2));
}

#[test]
fn main_is_called_by_nobody_and_its_runtime_may_stand_above_other_attributes() {
    let source = Source::new("#[tokio::main]\n#[expect(unused)]\nasync fn main() {\n ask();\n}");
    assert_eq!(source.calls_around(4), []);
    let runtimes: Vec<bool> = source
        .functions
        .iter()
        .map(|it| it.brings_runtime)
        .collect();
    assert_eq!(runtimes, [true]);
}

const CALLS: &str = r#"
fn deep() { println!("deep"); }
fn middle() {
    deep();
}
async fn main() {
    let permits = Semaphore::new(3);
    while busy() {
        nap();
    }
    middle();
    if none() {
        println!("none");
        return;
    }
    tasks.await;
}
"#;

#[test]
fn a_line_is_followed_up_to_where_main_calls() {
    let source = Source::new(CALLS);
    assert_eq!(source.calls_from_main(2), [11]);
    assert_eq!(source.calls_from_main(11), [11]);
    let around = Source::new("fn a() { b(); }\nfn b() { a(); }\nfn main() {}");
    assert_eq!(around.calls_from_main(1), []);
}

#[test]
fn a_type_that_is_made_once_is_made_there() {
    let source = Source::new(CALLS);
    assert_eq!(source.made("Semaphore"), Some(7));
    assert_eq!(source.made("Mutex"), None);
    let twice =
        Source::new("fn main() { let a = Semaphore::new(1);\n let b = Semaphore::new(2); }");
    assert_eq!(twice.made("Semaphore"), None);
}

#[test]
fn a_return_is_known_by_what_it_leaves_out() {
    let source = Source::new(CALLS);
    assert_eq!(source.return_after(13), Some(14));
    assert_eq!(source.return_after(4), None);
    assert_eq!(source.return_after(11), None);
    let last = Source::new("fn main() {\n a.await;\n return;\n}");
    assert_eq!(last.return_after(2), None);
    let awaits = Source::new("fn main() {\n a.await;\n return b.await;\n}");
    assert_eq!(awaits.return_after(2), None);
}

#[test]
fn lines_of_one_loop_are_told_from_others() {
    let source = Source::new(CALLS);
    assert!(source.in_one_loop(8, 9));
    assert!(!source.in_one_loop(8, 11));
    assert!(!source.in_one_loop(11, 12));
}

#[test]
fn what_prints_a_text_and_leaves_its_line_open_is_no_println_and_writes_no_end() {
    let source = Source::new(
        "fn main() {\n print!(\"start {id}\");\n println!(\"end {id}\");\n write!(out, \"gone {id}\\n\");\n write!(out, \"left {id}\");\n note(\"kept {id}\");\n}",
    );
    assert_eq!(source.prints_without_end("start 1"), Some(2));
    assert_eq!(source.prints_without_end("left 1"), Some(5));
    for text in ["end 1", "gone 1", "kept 1", "other"] {
        assert_eq!(source.prints_without_end(text), None, "{text}");
    }
}

#[test]
fn a_client_is_told_where_it_is_made_when_that_sends_too_or_goes_round_itself() {
    let line = |text: &str| Source::new(text).client_made_again().map(|it| it.line);
    for text in [
        "fn ask() {\n Agent::config_builder();\n agent.call();\n}\nfn main() { loop { ask() } }",
        "fn ask() {\n ureq::get(url);\n}\nfn main() { loop { ask() } }",
        "fn ask() {\n while left() { Agent::config_builder(); }\n}\nfn main() { loop { ask() } }",
    ] {
        assert_eq!(line(text), Some(2), "{text}");
    }
    let only_made = "fn agent() {\n Agent::config_builder()\n}\nfn main() {\n loop { agent() }\n}";
    assert_eq!(line(only_made), Some(5));
    let once =
        "fn agent() {\n Agent::config_builder()\n}\nfn main() {\n agent();\n loop { ask() }\n}";
    assert_eq!(line(once), None);
    for (many, is_again) in [
        ("(0..9)", true),
        ("NAMES", true),
        ("first", false),
        ("(a.b)", false),
    ] {
        let text = format!("fn main() {{\n let it = {many}.map(|x| Agent::config_builder());\n}}");
        assert_eq!(line(&text), is_again.then_some(2), "{text}");
    }
    let before = "fn main() {\n let all = names.iter(); first.map(|x| Agent::config_builder());\n}";
    assert_eq!(line(before), None);
}

#[test]
fn a_function_gives_something_back_by_its_arrow_only() {
    let source = Source::new("fn a<T>(one: T) {}\nfn b(one: u32) -> u32 {\n one - 1\n}\nfn c() {}");
    let gives: Vec<bool> = source.functions.iter().map(|it| it.gives).collect();
    assert_eq!(gives, [false, true, false]);
}

#[test]
fn a_failure_is_looked_for_in_the_rest_of_its_own_function() {
    let other = "fn other() {\n Err(b)\n}\n";
    let main = "fn main() {\n if early() { return Err(a); }\n work();\n Err(c)\n}\n";
    let source = Source::new(&format!("{other}{main}{other}"));
    assert_eq!(source.fails_after(6), Some(7));
    assert_eq!(source.fails_after(5), None);
}

#[test]
fn a_loop_may_follow_a_block_or_a_label() {
    for text in [
        "fn main() {\n if a { b(); }\n for x in y {\n  go();\n }\n}",
        "fn main() {\n b();\n 'outer: for x in y {\n  go();\n }\n}",
    ] {
        let source = Source::new(text);
        assert!(source.is_in_for(4) && !source.is_in_for(2), "{text}");
    }
}

#[test]
fn what_is_imported_together_is_named() {
    let source = Source::new("use std::io::{BufWriter, Write};");
    assert!(source.names("BufWriter") && !source.names("BufReader"));
}

#[test]
fn a_name_for_a_plain_function_makes_no_future() {
    let source = Source::new(
        "async fn fetch() {}\nfn plain() {}\nfn main() {\n let one = plain;\n let two = fetch;\n}",
    );
    assert_eq!(source.async_names().collect::<Vec<_>>(), ["fetch", "two"]);
}

//! Asks for a host whose address is nowhere, again and again.
//! expect: any of wrong-output|inconclusive|swallowed-failure|sequential|runs-forever
//! lesson: ex20

#[tokio::main]
async fn main() {
    for n in 0..100 {
        let answer = reqwest::get(format!("http://host{n}.invalid/")).await;
        println!("{}", answer.is_ok());
    }
}

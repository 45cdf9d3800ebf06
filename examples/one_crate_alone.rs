//! Each crate is of use without the others: here `dateline-time` dates the expressions of a text of any kind.
//!
//! `cargo run --example one_crate_alone`

#![expect(clippy::print_stdout, reason = "examples print")]

use chrono::NaiveDate;
use dateline_time::{Context, tag};

fn main() {
    let minutes = "The board met last Tuesday and will meet again in two weeks, on the morning of 9 March. \
                   Minutes are due every Friday.";
    let written = NaiveDate::from_ymd_opt(2021, 2, 22).expect("February has a 22nd");
    for time in tag(minutes, &Context::new(written)) {
        println!(
            "{:>3}  {:<28} {:<8?} {}",
            time.excerpt.span.start(),
            time.excerpt.text,
            time.kind,
            time.value
        );
    }
}

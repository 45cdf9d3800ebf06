//! Any text is tagged without panic; values print and read back, and their days are in order.

#![no_main]

use chrono::NaiveDate;
use dateline_time::{Context, Value, parse, tag};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, u8, &str)| {
    let (day, flags, text) = input;
    let reference = NaiveDate::from_num_days_from_ce_opt(700_000 + i32::from(day)).filter(|_| flags & 1 == 0);
    let context = Context { reference, day_first: flags & 2 != 0, vague: flags & 4 != 0 };
    let mut end = 0;
    for time in tag(text, &context) {
        assert!(time.excerpt.holds_in(text) && time.excerpt.span.start() >= end);
        end = time.excerpt.span.end();
        assert_eq!(time.value.to_string().parse(), Ok(time.value));
        if let (Some(first), Some(last)) = (time.value.earliest(), time.value.latest()) {
            assert!(first <= last);
        }
    }
    let _ = parse(text, &context);
    if let Ok(value) = text.parse::<Value>() {
        assert_eq!(value.to_string().parse(), Ok(value));
    }
});

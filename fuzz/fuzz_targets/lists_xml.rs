//! Any bytes are a list or an error: nothing panics, nothing grows, and what was read is accounted for.
#![no_main]

use dateline_lists::{Options, eu, ofac};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let options = Options::default().with_audit();
    let readers = [
        dateline_lists::read(bytes, &options).ok(),
        Some(eu::read(bytes, &options)),
        Some(eu::read_global(bytes, &options)),
        Some(ofac::read_sdn(bytes, &options)),
        Some(ofac::read_enhanced(bytes, &options)),
        Some(ofac::read_advanced(bytes, &options)),
    ];
    for mut entries in readers.into_iter().flatten() {
        let mut fatal = 0;
        for entry in entries.by_ref() {
            match entry {
                Ok(entry) => assert!(!entry.id.is_empty() && !entry.names.is_empty()),
                Err(error) => fatal += u32::from(error.is_fatal()),
            }
        }
        assert!(fatal <= 1);
        if let Some(audit) = entries.audit() {
            assert_eq!(audit.total().lost, 0, "{:?}", audit.total());
        }
    }
});

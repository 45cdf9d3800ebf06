//! Every article fixture in every format, as a snapshot that people read; and the JSON against its schema.

mod common;

use common::{article, articles, document, written};
use dateline_formats::{Format, Options, Writer, schema};

#[test]
fn documents() {
    insta::glob!("fixtures/articles/*.txt", |path| {
        let document = document(path);
        for &format in Format::ALL {
            insta::with_settings!({ omit_expression => true }, {
                insta::assert_snapshot!(format.name(), written(format, &document));
            });
        }
    });
}

#[test]
fn outlines() {
    insta::glob!("fixtures/articles/*.txt", |path| {
        let mut writer = Writer::articles(Format::Summary, Options::default(), Vec::new()).unwrap();
        writer.write(&article(path)).unwrap();
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!("outline", String::from_utf8(writer.finish().unwrap()).unwrap());
        });
    });
}

#[test]
fn documents_are_as_the_schema_says() {
    let schema = serde_json::from_str(schema::DOCUMENT).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for path in articles() {
        let document = serde_json::from_str(&written(Format::JsonLines, &document(&path))).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {}", path.display(), errors.join("\n"));
    }
    let wrong = serde_json::json!({"schema": "dateline/document/1", "article": {}});
    assert!(!validator.is_valid(&wrong), "a schema that takes everything tests nothing");
}

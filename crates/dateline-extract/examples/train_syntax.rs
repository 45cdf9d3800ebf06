//! Makes the word list and trains the models of syntax; `data/syntax/README.md` says how to run it.
//!
//! ```text
//! train_syntax words WORDNET-FOLDER FIRST-NAMES.tsv OUT-FOLDER
//! train_syntax train TREEBANK-FOLDER OUT-FOLDER
//! train_syntax evaluate TREEBANK-FOLDER OUT-FOLDER
//! ```
//! `train` and `evaluate` read the word list, and our own sentences, from OUT-FOLDER. `evaluate` keeps the held-out
//! documents from training, scores them, and writes nothing.

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use dateline_extract::syntax_training::{
    Example, Models, Plan, Sources, WordNet, read, score, train, word_list,
};

/// Documents that are neither trained on for the weights that ship nor, with [`EVALUATED`], for figures.
const NEVER: [&str; 2] = ["GUM_interview_cyclone", "GUM_news_iodine"];

/// Documents held out for figures.
const EVALUATED: [&str; 11] = [
    "GUM_interview_gaming",
    "GUM_interview_hill",
    "GUM_interview_libertarian",
    "GUM_interview_mcguire",
    "GUM_news_defector",
    "GUM_news_election",
    "GUM_news_expo",
    "GUM_news_homeopathic",
    "GUM_news_korea",
    "GUM_news_nasa",
    "GUM_news_sensitive",
];

fn main() -> Result<(), Box<dyn Error>> {
    #[expect(clippy::disallowed_methods, reason = "this is a program")]
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *arguments.as_slice() {
        ["words", wordnet, names, out] => words(Path::new(wordnet), names, Path::new(out)),
        ["train", treebank, out] => {
            let examples = examples(Path::new(treebank), Path::new(out))?;
            let (learnt, held_out) = part(&examples, &NEVER);
            let models = train(&learnt, Plan::default());
            write(&Path::new(out).join("tagger.bin"), &models.tagger)?;
            write(&Path::new(out).join("parser.bin"), &models.parser)?;
            write(&Path::new(out).join("labeller.bin"), &models.labeller)?;
            report("never trained on", &models, &held_out)
        }
        ["evaluate", treebank, out] => {
            let examples = examples(Path::new(treebank), Path::new(out))?;
            let held: Vec<&str> = NEVER.into_iter().chain(EVALUATED).collect();
            let (learnt, held_out) = part(&examples, &held);
            let models = train(&learnt, Plan::default());
            let news: Vec<&Example> =
                held_out.iter().copied().filter(|example| example.document.contains("_news_")).collect();
            report("held out", &models, &held_out)?;
            report("held out, news", &models, &news)
        }
        _ => Err("expected words, train or evaluate and their folders".into()),
    }
}

fn words(wordnet: &Path, names: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    let file = |name: &str| text(&wordnet.join(name));
    let (index_noun, data_noun) = (file("index.noun")?, file("data.noun")?);
    let (index_verb, data_verb) = (file("index.verb")?, file("data.verb")?);
    let (nouns, verbs, adjectives) = (file("noun.exc")?, file("verb.exc")?, file("adj.exc")?);
    let wordnet = WordNet::read(&Sources {
        noun: [&index_noun, &data_noun],
        verb: [&index_verb, &data_verb],
        senses: &file("index.sense")?,
        exceptions: [&nouns, &verbs, &adjectives],
    });
    write(&out.join("words.bin"), &word_list(&wordnet, &text(Path::new(names))?))
}

/// The sentences of all treebank files of a folder, in the order of their names, and our own.
fn examples(treebank: &Path, out: &Path) -> Result<Vec<Example>, Box<dyn Error>> {
    #[expect(clippy::disallowed_methods, reason = "this is a program")]
    let list = fs::read(out.join("words.bin"))?;
    let mut files: Vec<_> =
        fs::read_dir(treebank)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "conllu"));
    files.sort();
    // Few, but in the manner of what is to be read.
    files.extend(std::iter::repeat_n(out.join("own.conllu"), 3));
    let mut examples = Vec::new();
    let mut left_out = 0;
    for file in files {
        let name = file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let (found, without) = read(&name, &text(&file)?, &list);
        examples.extend(found);
        left_out += without;
    }
    writeln!(io::stdout(), "{} sentences, {left_out} left out", examples.len())?;
    Ok(examples)
}

/// The examples that are in none of the `held` documents, and those that are.
fn part<'a>(examples: &'a [Example], held: &[&str]) -> (Vec<&'a Example>, Vec<&'a Example>) {
    examples.iter().partition(|example| !held.contains(&example.document.as_str()))
}

fn report(name: &str, models: &Models, examples: &[&Example]) -> Result<(), Box<dyn Error>> {
    let found = score(models, examples);
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    writeln!(
        io::stdout(),
        "{name}: {} words, UPOS {:.2}, with form {:.2}, UAS {:.2}, LAS {:.2}; without punctuation UAS {:.2}, LAS {:.2}",
        found.words,
        share(found.pos, found.words),
        share(found.tags, found.words),
        share(found.heads, found.words),
        share(found.arcs, found.words),
        share(found.letters_heads, found.letters),
        share(found.letters_arcs, found.letters),
    )?;
    Ok(())
}

fn text(file: &Path) -> Result<String, Box<dyn Error>> {
    #[expect(clippy::disallowed_methods, reason = "this is a program")]
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    #[expect(clippy::disallowed_methods, reason = "this is a program")]
    fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(())
}

//! All programmes, embedded and parsed once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use dateline_entity::Country;

use super::{Program, ProgramKey, ProgramScope};
use crate::act::Identity;
use crate::{Actor, LegalAct, tsv};

/// The programmes that dateline knows.
#[derive(Debug)]
pub struct Catalogue {
    programs: Vec<Program>,
    by_key: BTreeMap<ProgramKey, usize>,
    by_act: BTreeMap<Identity, usize>,
    by_alias: BTreeMap<String, usize>,
}

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::of(tsv::rows(include_str!("../../data/programs.tsv"), program).collect()));

impl Catalogue {
    /// The catalogue of `data/programs.tsv`.
    pub fn embedded() -> &'static Catalogue {
        &CATALOGUE
    }

    /// Every programme, in the order of the file: by issuer, then by key.
    pub fn programs(&self) -> &[Program] {
        &self.programs
    }

    /// The programme of a key.
    pub fn program(&self, key: &ProgramKey) -> Option<&Program> {
        self.at(self.by_key.get(key))
    }

    /// The programme that a name of its own means, without regard to case: `Global Magnitsky`, `1267 committee list`.
    ///
    /// The name must be whole; [`Catalogue::recognize`] finds names within longer words.
    pub fn by_alias(&self, alias: &str) -> Option<&Program> {
        self.at(self.by_alias.get(alias_key(alias).as_ref()))
    }

    /// The programme that an act made.
    pub fn by_act(&self, act: &LegalAct) -> Option<&Program> {
        self.at(self.by_act.get(&act.identity()))
    }

    /// The programmes of an issuer about a country, in the order of the file.
    pub fn by_issuer_and_territory(&self, issuer: Actor, country: Country) -> impl Iterator<Item = &Program> {
        self.programs
            .iter()
            .filter(move |program| program.issuer == issuer && program.territories.contains(&country))
    }

    /// The programme that an issuer's lists tag so: `HR` of the EU, `RUSSIA-EO14024` of the United States.
    pub fn by_code(&self, issuer: Actor, code: &str) -> Option<&Program> {
        self.programs.iter().find(|program| program.issuer == issuer && program.codes.contains(&code))
    }

    /// Every name with the key of the only programme that has it: what an extractor puts into an automaton.
    pub fn aliases(&self) -> impl Iterator<Item = (&'static str, &ProgramKey)> {
        self.programs
            .iter()
            .flat_map(|program| program.aliases.iter().map(move |alias| (*alias, &program.key)))
    }

    /// Every description with the issuer for whom it holds and the programme's key.
    pub fn descriptions(&self) -> impl Iterator<Item = (&'static str, Actor, &ProgramKey)> {
        self.programs.iter().flat_map(|program| {
            program.descriptions.iter().map(move |description| (*description, program.issuer, &program.key))
        })
    }

    /// The programme that printed words mean, such as "the EU's new human rights sanctions regime".
    ///
    /// Tries in this order: an act's number in the words; a name of some programme in them, the longest; a description in them of
    /// a programme of `issuer`, the longest; a country in them with a word such as "sanctions" or "regime", which gives the issuer's
    /// first programme drawn around that country.
    ///
    /// ```
    /// use dateline_sanctions::{Actor, Catalogue};
    ///
    /// let key = |words, issuer| Catalogue::embedded().recognize(words, issuer).map(|program| program.key.to_string());
    /// assert_eq!(key("the EU's new human rights sanctions regime", Some(Actor::EU)).as_deref(), Some("EU-HR"));
    /// assert_eq!(key("Council Regulation (EU) No 833/2014", None).as_deref(), Some("EU-RUS"));
    /// assert_eq!(key("its Syrian sanctions programme", Some(Actor::GB)).as_deref(), Some("GB-SYR"));
    /// assert_eq!(key("its strict rules", Some(Actor::GB)), None);
    /// ```
    pub fn recognize(&self, words: &str, issuer: Option<Actor>) -> Option<&Program> {
        let by_number = LegalAct::find_all(words).find_map(|(_, act)| self.by_act(&act));
        by_number
            .or_else(|| LegalAct::parse(words).and_then(|act| self.by_act(&act)))
            .or_else(|| self.named_in(words))
            .or_else(|| issuer.and_then(|issuer| self.described_in(words, issuer)))
    }

    /// The programme whose name stands in the words, the longest one.
    fn named_in(&self, words: &str) -> Option<&Program> {
        let words = alias_key(words);
        let named = self.aliases().filter(|(alias, _)| holds_words(&words, &alias_key(alias)));
        named.max_by_key(|(alias, _)| alias.len()).and_then(|(_, key)| self.program(key))
    }

    /// The programme of `issuer` whose description stands in the words, or whose country does with a word for such programmes.
    fn described_in(&self, words: &str, issuer: Actor) -> Option<&Program> {
        let folded = alias_key(words);
        let own = self.descriptions().filter(|(_, of, _)| *of == issuer);
        let described = own.filter(|(description, _, _)| holds_words(&folded, &alias_key(description)));
        let longest = described.max_by_key(|(description, _, _)| description.len());
        longest.and_then(|(_, _, key)| self.program(key)).or_else(|| {
            let is_generic = GENERIC.iter().any(|word| folded.contains(word));
            let country = countries_in(words)
                .find(|country| issuer != Actor::State(*country))
                .filter(|_| is_generic)?;
            self.by_issuer_and_territory(issuer, country)
                .find(|program| program.scope == ProgramScope::Country)
        })
    }

    fn at(&self, index: Option<&usize>) -> Option<&Program> {
        self.programs.get(*index?)
    }

    fn of(programs: Vec<Program>) -> Catalogue {
        let mut catalogue = Catalogue {
            programs: Vec::new(),
            by_key: BTreeMap::new(),
            by_act: BTreeMap::new(),
            by_alias: BTreeMap::new(),
        };
        for (index, program) in programs.iter().enumerate() {
            catalogue.by_key.insert(program.key.clone(), index);
            catalogue.by_act.extend(program.acts.iter().map(|act| (act.identity(), index)));
            catalogue
                .by_alias
                .extend(program.aliases.iter().map(|alias| (alias_key(alias).into_owned(), index)));
        }
        catalogue.programs = programs;
        catalogue
    }
}

/// Words for programmes in general.
const GENERIC: [&str; 6] = ["sanction", "regime", "program", "embargo", "restrictive measures", "blacklist"];

/// The countries that words name, in order: the longest form at each place.
fn countries_in(words: &str) -> impl Iterator<Item = Country> {
    let starts = words.char_indices().filter(|(at, c)| {
        let before = words.get(..*at).and_then(|before| before.chars().next_back());
        c.is_uppercase() && !before.is_some_and(char::is_alphanumeric)
    });
    starts.filter_map(|(start, _)| {
        let rest = words.get(start..)?;
        let ends = rest.char_indices().filter(|(_, c)| !c.is_alphanumeric() && *c != '.').map(|(at, _)| at);
        let ends: Vec<usize> = ends.chain([rest.len()]).take(5).collect();
        ends.iter().rev().find_map(|end| Country::form(rest.get(..*end)?)).map(|form| form.country)
    })
}

/// What names are compared by.
fn alias_key(text: &str) -> Cow<'_, str> {
    dateline_text::fold(text)
}

/// Whether `words` holds `part` with no letter or digit right before or after it.
fn holds_words(words: &str, part: &str) -> bool {
    words.match_indices(part).any(|(start, _)| {
        let before = words.get(..start).and_then(|before| before.chars().next_back());
        let after = words.get(start + part.len()..).and_then(|after| after.chars().next());
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

fn program(mut cells: tsv::Cells) -> Option<Program> {
    let mut cell = || cells.next();
    let key = cell()?.parse().ok()?;
    let (status, scope) = (cell()?.parse().ok()?, cell()?.parse().ok()?);
    let authority: crate::Authority = cell()?.parse().ok()?;
    let territories = all(cell()?)?;
    let grounds = all(cell()?)?;
    let measures = all(cell()?)?;
    let title = cell()?;
    let (acts, related_acts) = (all(cell()?)?, all(cell()?)?);
    let (aliases, descriptions) = (tsv::list(cell()?).collect(), tsv::list(cell()?).collect());
    let codes = tsv::list(cell()?).collect();
    let issuer = authority.actor();
    Some(Program {
        key,
        title,
        issuer,
        authority,
        scope,
        territories,
        measures,
        grounds,
        aliases,
        descriptions,
        acts,
        related_acts,
        codes,
        status,
    })
}

fn all<T: std::str::FromStr>(cell: &'static str) -> Option<Vec<T>> {
    tsv::list(cell).map(|item| item.parse().ok()).collect()
}

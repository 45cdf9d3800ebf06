//! The document's promise: what is printed beside a span stands there, and what is referred to exists.

use dateline_entity::EntityId;
use dateline_text::{Excerpt, Span};

use crate::Document;

dateline_entity::vocabulary! {
    /// A part of a document that has a place.
    pub enum Part: "part of a document" {
        /// `article.dateline`.
        Dateline = "dateline",
        /// `article.blocks`.
        Block = "block",
        /// `article.sentences`.
        Sentence = "sentence",
        /// `entities[].mentions`.
        Mention = "mention",
        /// `times`.
        Time = "time",
        /// `quotes`, with speaker and cue.
        Quote = "quote",
        /// `events`, with target, ground, regime and evidence.
        Event = "event",
    }
}

/// Something a document says that its text does not bear out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Misplaced {
    /// The words beside a span are not what stands there.
    #[error("{part} at {span} does not hold the words printed beside it")]
    Words {
        /// What has the span.
        part: Part,
        /// The span.
        span: Span,
    },
    /// A span reaches beyond the text or cuts a character.
    #[error("{part} at {span} does not fit the text")]
    Bounds {
        /// What has the span.
        part: Part,
        /// The span.
        span: Span,
    },
    /// Parts that are to follow each other overlap or stand in the wrong order.
    #[error("{part} at {span} stands before the end of the one before it")]
    Order {
        /// What has the span.
        part: Part,
        /// The span.
        span: Span,
    },
    /// A sentence reaches beyond its block.
    #[error("{part} at {span} lies in no block")]
    Nesting {
        /// What has the span.
        part: Part,
        /// The span.
        span: Span,
    },
    /// An entity is referred to that is not there.
    #[error("{part} refers to {id}, which is no entity of the document")]
    Entity {
        /// What refers to it.
        part: Part,
        /// Its number.
        id: EntityId,
    },
}

impl Document {
    /// Checks that every span lies on characters of the text, holds the words printed beside it, that blocks and sentences
    /// are in order and nest, and that every entity referred to exists. Returns the first that does not hold.
    ///
    /// # Errors
    /// The first [`Misplaced`] part.
    pub fn check(&self) -> Result<(), Misplaced> {
        let text = self.article.text.as_str();
        if let Some(dateline) = &self.article.dateline {
            fits(text, Part::Dateline, dateline.span)?;
        }
        in_order(text, Part::Block, self.article.blocks.iter().map(|block| block.span))?;
        in_order(text, Part::Sentence, self.article.sentences.iter().copied())?;
        self.sentences_nest()?;
        for linked in &self.entities {
            let mentions = &linked.entity.mentions;
            mentions.iter().try_for_each(|mention| holds(text, Part::Mention, &mention.excerpt))?;
        }
        self.times.iter().try_for_each(|time| holds(text, Part::Time, &time.excerpt))?;
        for quote in &self.quotes {
            holds(text, Part::Quote, &quote.excerpt)?;
            quote.cue.iter().try_for_each(|cue| holds(text, Part::Quote, cue))?;
            if let Some(speaker) = &quote.speaker {
                holds(text, Part::Quote, &speaker.excerpt)?;
                self.knows(Part::Quote, speaker.entity)?;
            }
        }
        for event in &self.events {
            let ground = event.ground.iter().map(|ground| &ground.excerpt);
            let regime = event.regime.iter().map(|regime| &regime.excerpt);
            let mut excerpts = event.target_text.iter().chain(ground).chain(regime).chain(&event.evidence);
            excerpts.try_for_each(|excerpt| holds(text, Part::Event, excerpt))?;
            let imposers = event.imposers.iter().map(|imposer| imposer.entity);
            let targets = event.targets.iter().map(|target| target.entity);
            let speaker = event.attribution.iter().map(|attribution| attribution.speaker);
            imposers.chain(targets).chain(speaker).try_for_each(|id| self.knows(Part::Event, id))?;
        }
        Ok(())
    }

    fn sentences_nest(&self) -> Result<(), Misplaced> {
        let mut blocks = self.article.blocks.iter().peekable();
        for &span in &self.article.sentences {
            while blocks.next_if(|block| block.span.end() <= span.start()).is_some() {}
            if !blocks.peek().is_some_and(|block| block.span.contains(span)) {
                return Err(Misplaced::Nesting { part: Part::Sentence, span });
            }
        }
        Ok(())
    }

    fn knows(&self, part: Part, id: Option<EntityId>) -> Result<(), Misplaced> {
        match id {
            Some(id) if self.entity(id).is_none() => Err(Misplaced::Entity { part, id }),
            _ => Ok(()),
        }
    }
}

fn fits(text: &str, part: Part, span: Span) -> Result<(), Misplaced> {
    span.slice(text).map(|_| ()).ok_or(Misplaced::Bounds { part, span })
}

fn holds(text: &str, part: Part, excerpt: &Excerpt) -> Result<(), Misplaced> {
    fits(text, part, excerpt.span)?;
    if excerpt.holds_in(text) { Ok(()) } else { Err(Misplaced::Words { part, span: excerpt.span }) }
}

fn in_order(text: &str, part: Part, spans: impl Iterator<Item = Span>) -> Result<(), Misplaced> {
    let mut end = 0;
    for span in spans {
        fits(text, part, span)?;
        if span.start() < end {
            return Err(Misplaced::Order { part, span });
        }
        end = span.end();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use dateline_entity::{Entity, EntityId, EntityKind, Mention, MentionForm};
    use insta::assert_snapshot;

    use super::*;
    use crate::{DocumentEntity, Quote, QuoteKind, Speaker};

    const TEXT: &str = "Zoë left. Ann stayed.\n\nAnd Bo?";

    fn excerpt(start: u32, end: u32) -> Excerpt {
        Excerpt::new(TEXT, Span::new(start, end)).unwrap()
    }

    fn document() -> Document {
        let mut document = Document::new(dateline_article::parse(TEXT));
        let entity = Entity {
            id: EntityId(1),
            kind: EntityKind::Person,
            name: "Zoë".to_owned(),
            aliases: Vec::new(),
            country: None,
            role: None,
            gender: None,
            mentions: vec![Mention { form: MentionForm::Name, excerpt: excerpt(0, 4) }],
        };
        document.entities.push(DocumentEntity { entity, listings: Vec::new(), not_listed: Vec::new() });
        let speaker = Some(Speaker { excerpt: excerpt(11, 14), entity: Some(EntityId(1)) });
        document.quotes.push(Quote {
            excerpt: excerpt(5, 9),
            kind: QuoteKind::Direct,
            speaker,
            cue: None,
            addressee: None,
        });
        document
    }

    /// What is wrong with a sound document after `change`.
    fn fault(change: impl FnOnce(&mut Document)) -> String {
        let mut document = document();
        change(&mut document);
        document.check().map_or_else(|misplaced| misplaced.to_string(), |()| "none".to_owned())
    }

    #[test]
    fn finds_every_kind_of_fault() {
        let table = [
            fault(|_| ()),
            fault(|document| document.article.text = TEXT.replace("Ann", "Ans")),
            fault(|document| document.article.text.truncate(20)),
            fault(|document| document.article.blocks.reverse()),
            fault(|document| document.article.blocks.truncate(1)),
            fault(|document| document.article.sentences.push(Span::new(4, 5))),
            fault(|document| document.quotes[0].excerpt.span = Span::new(3, 5)),
            fault(|document| {
                document.quotes[0].cue = Some(Excerpt { text: "Bo".to_owned(), span: Span::new(0, 2) });
            }),
            fault(|document| document.entities[0].entity.mentions[0].excerpt.text.push('!')),
            fault(|document| document.entities.clear()),
        ];
        assert_snapshot!(table.join("\n"), @"
        none
        quote at 11..14 does not hold the words printed beside it
        block at 0..22 does not fit the text
        block at 0..22 stands before the end of the one before it
        sentence at 24..31 lies in no block
        sentence at 4..5 stands before the end of the one before it
        quote at 3..5 does not fit the text
        quote at 0..2 does not hold the words printed beside it
        mention at 0..4 does not hold the words printed beside it
        quote refers to e1, which is no entity of the document
        ");
    }
}

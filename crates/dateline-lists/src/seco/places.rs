//! Places, to which addresses and births refer.

use std::collections::HashMap;

use dateline_entity::Country;
use dateline_sanctions::{ListCountry, Place, Source};

use crate::country::Countries;
use crate::text::single_spaced;
use crate::xml::Node;
use crate::xml::record::Claim;

/// The places of a list by their numbers.
#[derive(Debug, Default)]
pub(crate) struct Places {
    places: HashMap<String, Known>,
}

/// A place as small as can be: a list has many.
#[derive(Debug, Default)]
struct Known {
    location: Box<str>,
    area: Box<str>,
    country: Box<str>,
    code: Option<Country>,
    /// Other spellings, and whatever else is said.
    remarks: Box<[Box<str>]>,
}

impl Places {
    /// Remembers a `place`.
    pub(super) fn add(&mut self, place: Node<'_>) {
        let mut known = Known::default();
        let mut remarks: Vec<Box<str>> = Vec::new();
        for part in place.parts() {
            let text = || single_spaced(part.peek()).into_boxed_str();
            match part.name() {
                "ssid" => {}
                "location" if known.location.is_empty() => known.location = text(),
                "area" if known.area.is_empty() => known.area = text(),
                "country" if known.country.is_empty() => {
                    known.country = text();
                    known.code = part.part("iso-code").and_then(|code| Country::from_alpha2(code.peek()));
                }
                _ if !part.peek().is_empty() => remarks.push(text()),
                _ => {}
            }
        }
        known.remarks = remarks.into();
        if let Some(id) = place.part("ssid") {
            self.places.insert(id.peek().to_owned(), known);
        }
    }

    /// The place of an address or a birth: that to which it refers, and what it says of its own.
    pub(super) fn of(&self, part: Node<'_>, countries: &mut Countries, source: &mut Source) -> Place {
        let mut place = Place::default();
        let id = part.part("place-id");
        let known = id.and_then(|id| self.places.get(id.peek()));
        if let (Some(id), Some(known)) = (id, known) {
            id.claim(Claim::Code);
            let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            place.city = said(&known.location);
            place.region = said(&known.area);
            place.country = said(&known.country).map(|text| {
                let named = countries.named(&text);
                Box::new(ListCountry { country: known.code.or(named.country), ..named })
            });
            source.remarks.extend(known.remarks.iter().map(ToString::to_string));
        }
        for inner in part.parts() {
            let text = || single_spaced(inner.text());
            match inner.name() {
                "location" if place.city.is_none() => place.city = Some(text()),
                "area" if place.region.is_none() => place.region = Some(text()),
                "country" if place.country.is_none() => {
                    let mut country = countries.named(&text());
                    let code = inner.code_of("iso-code").and_then(|code| countries.find(code));
                    country.country = code.or(country.country);
                    place.country = Some(Box::new(country));
                }
                "address-details" => place.street = Some(text()),
                "p-o-box" => place.po_box = Some(text()),
                "zip-code" => place.postal_code = Some(text()),
                "c-o" => place.lines.push(text()),
                "remarks" => source.remarks.push(text()),
                _ => {}
            }
        }
        place
    }
}

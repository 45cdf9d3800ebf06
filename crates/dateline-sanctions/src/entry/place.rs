//! Countries, places, addresses and contacts.

use dateline_entity::Country;

use super::Source;

/// A country as a list names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListCountry {
    /// The country, if the list's code or name is known.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub country: Option<Country>,
    /// The list's words: `IRAN (ISLAMIC REPUBLIC OF)`.
    pub text: String,
    /// What kind of tie it is, where the list says more than the field: `Nationality of Registration`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub label: Option<String>,
    /// What the list says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}

impl ListCountry {
    /// The country that the words name, by ISO code, name or abbreviation, if it is known.
    pub fn named(text: impl Into<String>) -> ListCountry {
        let text = text.into();
        let country = Country::from_alpha2(&text).or_else(|| Country::from_name(&text));
        ListCountry { country, text, ..ListCountry::default() }
    }
}

/// A place, from house to country, as far as the list divides it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Words or lines that the list does not divide further, each one in the order of the list.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub lines: Vec<String>,
    /// Street and house.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub street: Option<String>,
    /// Post office box.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub po_box: Option<String>,
    /// City or village.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub city: Option<String>,
    /// A part of a city or a place without a rank: the EU's `place`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub locality: Option<String>,
    /// Province, state or region.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub region: Option<String>,
    /// Postal code.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub postal_code: Option<String>,
    /// Country.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub country: Option<Box<ListCountry>>,
}

impl Place {
    /// A place given in words.
    pub fn of_text(text: impl Into<String>) -> Place {
        Place { lines: vec![text.into()], ..Place::default() }
    }

    /// Whether nothing is known of it.
    pub fn is_empty(&self) -> bool {
        *self == Place::default()
    }

    /// The place in one line, from the smallest part to the country: `Via Plebiscito 3, Torino, ITALY`.
    pub fn line(&self) -> String {
        let country = self.country.as_ref().map(|country| country.text.as_str());
        let fields =
            [&self.street, &self.po_box, &self.locality, &self.city, &self.region, &self.postal_code];
        let fields = fields.into_iter().filter_map(|field| field.as_deref());
        let parts: Vec<&str> = self.lines.iter().map(String::as_str).chain(fields).chain(country).collect();
        parts.join(", ")
    }
}

/// Where it is, lives, or has its seat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Address {
    /// The place.
    pub place: Place,
    /// What the list calls the address: `Headquarters`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub label: Option<String>,
    /// Whether it was the address at the time of listing, where the list says so or denies it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub is_at_listing: Option<bool>,
    /// What the list says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}

dateline_entity::vocabulary! {
    /// By what one can be reached.
    pub enum ContactKind: "kind of contact" {
        /// Telephone.
        Phone = "phone",
        /// Telefax.
        Fax = "fax",
        /// E-mail.
        Email = "email",
        /// A site or page.
        Website = "website",
        /// Anything else: an account at a messenger.
        Other = "other",
    }
}

/// How it can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contact {
    /// By what.
    pub kind: ContactKind,
    /// Number, address or link as printed; several in one where the list prints them so.
    pub value: String,
    /// What the list calls it, where `kind` does not say it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub label: Option<String>,
    /// What the list says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}

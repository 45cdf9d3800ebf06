//! Countries by ISO 3166-1, and the jurisdictions of the document format: a country, the EU or the UN.

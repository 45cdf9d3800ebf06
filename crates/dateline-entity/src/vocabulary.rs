//! Closed vocabularies: enumerations that are written as the document format spells them.

/// A word is not in a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{word:?} is no {vocabulary}")]
pub struct UnknownWord {
    /// The word as given.
    pub word: String,
    /// What it was to be: `measure`, `stage`.
    pub vocabulary: &'static str,
}

/// Declares an enumeration with one spelling for each variant.
///
/// The type gets `ALL` (every variant in order), `as_str`, `Display`, `FromStr` (with [`UnknownWord`]) and, in crates that
/// have the features `serde` and `schema`, the same spelling there.
///
/// ```
/// dateline_entity::vocabulary! {
///     /// How sure we are.
///     pub enum Certainty: "certainty" {
///         /// It is so.
///         Certain = "certain",
///         /// It may be so.
///         Possible = "possible",
///     }
/// }
/// assert_eq!("possible".parse(), Ok(Certainty::Possible));
/// assert_eq!(Certainty::Certain.to_string(), "certain");
/// assert_eq!("maybe".parse::<Certainty>().unwrap_err().to_string(), "\"maybe\" is no certainty");
/// ```
#[macro_export]
macro_rules! vocabulary {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident: $what:literal {
            $($(#[$variant_attribute:meta])* $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $(
                $(#[$variant_attribute])*
                #[cfg_attr(feature = "serde", serde(rename = $word))]
                $variant,
            )+
        }

        impl $name {
            /// Every variant, in the order of their declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word for it in the document format.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(word: &str) -> ::std::result::Result<$name, $crate::UnknownWord> {
                $name::ALL
                    .iter()
                    .copied()
                    .find(|known| known.as_str() == word)
                    .ok_or_else(|| $crate::UnknownWord { word: word.to_owned(), vocabulary: $what })
            }
        }
    };
}

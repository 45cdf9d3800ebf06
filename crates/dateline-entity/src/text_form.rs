//! Types whose serialised form is their `Display` and `FromStr`.

/// Implements serde's traits and schemars' by `Display` and `FromStr`: a string with a description and a pattern.
///
/// For the crates of dateline; the features `serde` and `schema` are those of the crate that calls it.
#[doc(hidden)]
#[macro_export]
macro_rules! written_as_text {
    ($type:ty, $name:literal, $description:literal $(, $pattern:literal)?) => {
        #[cfg(feature = "serde")]
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<$type, D::Error> {
                let text = <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(::serde::de::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl ::schemars::JsonSchema for $type {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "type": "string", "description": $description $(, "pattern": $pattern)? })
            }
        }
    };
}

# What a developer types. `just` lists it; .ci/run is the gate and needs no just.

set shell := ["bash", "-euo", "pipefail", "-c"]

export INSTA_UPDATE := "no"

_default:
    @just --list --unsorted

# All that must hold before a commit.
ready: fmt lint test

# Write the sources as rustfmt has them.
fmt:
    cargo fmt --all

# The lints, the documentation and the licences, warnings denied.
lint:
    .ci/run fmt licences clippy doc

# Every test, or those whose names hold NAME.
test NAME="":
    cargo test --workspace {{ NAME }}

# The whole gate, as it runs before a change lands.
gate:
    .ci/run

# Review changed snapshots one by one (cargo install --locked cargo-insta).
snapshots:
    INSTA_UPDATE=new cargo insta test --workspace --review --unreferenced=warn

# The benchmarks of one crate, or of all.
bench CRATE="":
    cargo bench {{ if CRATE == "" { "--workspace" } else { "--package " + CRATE } }}

# Fuzz TARGET for SECONDS (nightly; cargo install --locked cargo-fuzz).
fuzz TARGET="article" SECONDS="600":
    cargo +nightly fuzz run {{ TARGET }} -- -max_total_time={{ SECONDS }}

# Every figure of quality in one table; needs ../shared.
dashboard:
    ../shared/bin/dashboard

# What the command prints, and its figures if ../shared is there, written into README.md.
readme:
    cargo build --release --bin dateline
    .ci/readme "${CARGO_TARGET_DIR:-target}/release/dateline" --update
    [ ! -d ../shared ] || .ci/quality "${CARGO_TARGET_DIR:-target}/release/dateline" --update

# Today's figures in the form of .ci/quality.tsv, for raising floors.
floors:
    cargo build --release --bin dateline
    .ci/quality "${CARGO_TARGET_DIR:-target}/release/dateline" --floors

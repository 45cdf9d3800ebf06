use proptest::prelude::*;

use super::*;

#[test]
fn reads_what_law_and_news_print() {
    let table = [
        ("Council Regulation (EU) 2020/1998", "Regulation (EU) 2020/1998"),
        ("Regulation 2020/1998", "Regulation (EU) 2020/1998"),
        ("Council Implementing Regulation (EU) 2021/371", "Implementing Regulation (EU) 2021/371"),
        ("Regulation (EU) No 269/2014", "Regulation (EU) No 269/2014"),
        ("council regulation (EU) no. 833/2014", "Regulation (EU) No 833/2014"),
        ("Regulation 833/2014", "Regulation (EU) No 833/2014"),
        ("Council Regulation (EC) No 2580/2001", "Regulation (EC) No 2580/2001"),
        ("Regulation (EC) No 2271/96", "Regulation (EC) No 2271/96"),
        ("Council Decision (CFSP) 2020/1999", "Decision (CFSP) 2020/1999"),
        ("Council Implementing Decision (CFSP) 2021/372", "Implementing Decision (CFSP) 2021/372"),
        ("Decision 2014/145/CFSP", "Decision 2014/145/CFSP"),
        ("Council Common Position 2001/931/CFSP", "Common Position 2001/931/CFSP"),
        ("Joint Action 96/668/CFSP", "Joint Action 96/668/CFSP"),
        ("Executive Order 13662", "Executive Order 13662"),
        ("executive order no. 13662", "Executive Order 13662"),
        ("E.O. 14024", "Executive Order 14024"),
        ("EO14024", "Executive Order 14024"),
        ("UN Security Council resolution 1718 (2006)", "UN Security Council resolution 1718 (2006)"),
        ("Resolution 1973 of 2011", "UN Security Council resolution 1973 (2011)"),
        ("U.N. Security Council Resolution 2397", "UN Security Council resolution 2397"),
        ("UNSCR 1267", "UN Security Council resolution 1267"),
        ("S/RES/2231 (2015)", "UN Security Council resolution 2231 (2015)"),
        ("Public Law 115-44", "Public Law 115-44"),
        ("Pub. L. No. 114-328", "Public Law 114-328"),
        ("31 CFR Part 587", "31 CFR Part 587"),
        ("31 C.F.R. part 515", "31 CFR Part 515"),
        ("S.I. 2019/855", "SI 2019/855"),
        ("SI 2020 No. 680", ""),
        ("SOR/2014-58", "SOR/2014-58"),
        ("SR 946.231.176.72", "SR 946.231.176.72"),
        ("General License 8A", "General License 8A"),
        ("general licence No. 25", "General License 25"),
        ("GL 134", "General License 134"),
        ("General Licence INT/2022/1875936", "General License INT/2022/1875936"),
        ("the Magnitsky Act", "Magnitsky Act"),
        ("Sanctions and Anti-Money Laundering Act 2018", "Sanctions and Anti-Money Laundering Act 2018"),
        ("Caesar Syria Civilian Protection Act of 2019", "Caesar Syria Civilian Protection Act 2019"),
        ("The Myanmar (Sanctions) Regulations 2021", "Myanmar (Sanctions) Regulations 2021"),
    ];
    for (printed, canonical) in table {
        let found = LegalAct::parse(printed).map(|act| act.to_string()).unwrap_or_default();
        assert_eq!(found, canonical, "{printed:?}");
    }
}

#[test]
fn leaves_other_numbers_alone() {
    for text in [
        "",
        "Regulation",
        "Regulation 12",
        "regulation of 2014",
        "executive order 12",
        "executive order 1234567",
        "the decision of 2014",
        "Decision 12/13",
        "resolution 5",
        "resolution 12345",
        "an act",
        "Act",
        "31 CFR",
        "si 2019/855",
        "eo 13662 etc",
    ] {
        assert_eq!(LegalAct::parse(text), None, "{text:?}");
    }
    assert_eq!("nothing".parse::<LegalAct>().unwrap_err().to_string(), "\"nothing\" cites no legal act");
}

#[test]
fn finds_citations_in_running_text() {
    let text = "Under E.O. 13818 and Council Regulation (EU) 2020/1998 (see also 31 CFR part 583), as UNSCR 1373 (2001) asks; \
                the US Congress's Resolution 12 and décision 2014 do not count. SI 2019/855, too.";
    let found: Vec<_> = LegalAct::find_all(text)
        .map(|(range, act)| format!("{} = {act}", text.get(range).unwrap_or_default()))
        .collect();
    insta::assert_snapshot!(found.join("\n"), @"
    E.O. 13818 = Executive Order 13818
    Council Regulation (EU) 2020/1998 = Regulation (EU) 2020/1998
    31 CFR part 583 = 31 CFR Part 583
    UNSCR 1373 (2001) = UN Security Council resolution 1373 (2001)
    SI 2019/855 = SI 2019/855
    ");
}

#[test]
fn finds_every_form_that_it_reads() {
    for citation in [
        "public law 115-44",
        "Pub. L. 115-44",
        "P.L. 115-44",
        "security council resolution 1718",
        "S/RES/1718",
        "GL 8",
        "SR 946.206",
        "joint action 96/668/CFSP",
        "delegated regulation (EU) 2020/1998",
        "15 CFR 744",
        "SC resolution 1718",
        "EO 13224",
    ] {
        let found: Vec<_> = LegalAct::find_all(citation).collect();
        assert_eq!(found.len(), 1, "{citation}");
        assert_eq!(found[0].0, 0..citation.len(), "{citation}");
    }
}

#[test]
fn knows_an_act_by_looser_citations() {
    let same = |a: &str, b: &str| LegalAct::parse(a).unwrap().is_same(&LegalAct::parse(b).unwrap());
    assert!(same("Resolution 1718", "UN Security Council resolution 1718 (2006)"));
    assert!(same("Regulation (EC) No 1284/2009", "Regulation (EU) No 1284/2009"));
    assert!(same("the Magnitsky Act", "MAGNITSKY ACT".replace("ACT", "Act").as_str()));
    assert!(!same("Regulation (EU) 2020/1998", "Decision (CFSP) 2020/1998"));
}

#[test]
fn knows_whose_act_it_is() {
    let issuer = |text: &str| LegalAct::parse(text).unwrap().issuer().map_or("none", Actor::as_str);
    let issuers: Vec<_> = [
        "Decision 2014/145/CFSP",
        "UNSCR 1373",
        "EO 13224",
        "SI 2019/855",
        "SOR/2014-58",
        "SR 946.206",
        "GL 8",
        "Magnitsky Act",
    ]
    .map(issuer)
    .to_vec();
    assert_eq!(issuers, ["eu", "un", "us", "gb", "ca", "ch", "none", "none"]);
}

fn acts() -> impl Strategy<Value = LegalAct> {
    let community = prop_oneof![Just(Community::Eu), Just(Community::Ec), Just(Community::Eec)];
    prop_oneof![
        (community, any::<bool>(), 1950u16..2100, 1u32..10_000).prop_map(
            |(community, implementing, year, number)| {
                LegalAct::Regulation { community, implementing, year, number }
            }
        ),
        (any::<bool>(), 1950u16..2100, 1u32..10_000)
            .prop_map(|(implementing, year, number)| LegalAct::Decision { implementing, year, number }),
        (1950u16..2100, 1u32..10_000).prop_map(|(year, number)| LegalAct::CommonPosition { year, number }),
        (100u32..10_000, proptest::option::of(1946u16..2100))
            .prop_map(|(number, year)| LegalAct::Resolution { number, year }),
        (1_000u32..100_000).prop_map(|number| LegalAct::ExecutiveOrder { number }),
        (1u32..200, 1u32..1000).prop_map(|(congress, number)| LegalAct::PublicLaw { congress, number }),
        (1950u16..2100, 1u32..10_000)
            .prop_map(|(year, number)| LegalAct::StatutoryInstrument { year, number }),
        (1950u16..2100, 1u32..10_000)
            .prop_map(|(year, number)| LegalAct::CanadianRegulations { year, number }),
        "[0-9]{1,3}[A-Z]{0,2}".prop_map(|number| LegalAct::GeneralLicense { number }),
    ]
}

proptest! {
    #[test]
    fn what_is_written_reads_back(act in acts()) {
        prop_assert_eq!(LegalAct::parse(&act.to_string()), Some(act));
    }

    #[test]
    fn finding_never_panics_and_keeps_its_places(text in "\\PC{0,80}") {
        let mut end = 0;
        for (range, _) in LegalAct::find_all(&text) {
            prop_assert!(end <= range.start && range.start < range.end && text.get(range.clone()).is_some());
            end = range.end;
        }
    }

    #[test]
    fn finds_itself_in_prose(act in acts()) {
        let text = format!("They adopted {act}, he said.");
        let found: Vec<_> = LegalAct::find_all(&text).map(|(_, act)| act).collect();
        prop_assert_eq!(found, vec![act]);
    }
}

//! The authorities that make, change and enforce sanctions, and whose they are.
//!
//! Names and the words by which news calls them are data: `data/authorities.tsv`.

use std::sync::LazyLock;

use crate::{Actor, tsv};

dateline_entity::vocabulary! {
    /// An office that makes sanctions, carries them out or sets them aside.
    pub enum Authority: "authority" {
        /// Council of the European Union.
        EuCouncil = "eu-council",
        /// European Commission.
        EuCommission = "eu-commission",
        /// High Representative of the Union for Foreign Affairs and Security Policy, with the External Action Service.
        EuHighRepresentative = "eu-high-representative",
        /// Court of Justice of the European Union, with its General Court.
        EuCourt = "eu-court",
        /// European Securities and Markets Authority.
        EuMarkets = "eu-markets",
        /// United Nations Security Council, with its sanctions committees.
        UnSecurityCouncil = "un-security-council",
        /// President of the United States.
        UsPresident = "us-president",
        /// United States Department of the Treasury, with its Office of Foreign Assets Control.
        UsTreasury = "us-treasury",
        /// United States Department of State.
        UsState = "us-state",
        /// United States Department of Commerce, with its Bureau of Industry and Security.
        UsCommerce = "us-commerce",
        /// United States Department of Defense.
        UsDefense = "us-defense",
        /// United States Department of Homeland Security.
        UsHomelandSecurity = "us-homeland-security",
        /// United States Department of Justice.
        UsJustice = "us-justice",
        /// Federal Communications Commission of the United States.
        UsFcc = "us-fcc",
        /// Board of Governors of the Federal Reserve System.
        UsFederalReserve = "us-federal-reserve",
        /// United States Department of Health and Human Services.
        UsHealth = "us-health",
        /// Congress of the United States.
        UsCongress = "us-congress",
        /// Foreign, Commonwealth and Development Office.
        GbForeignOffice = "gb-foreign-office",
        /// His Majesty's Treasury, with its Office of Financial Sanctions Implementation.
        GbTreasury = "gb-treasury",
        /// Department for Business and Trade, with its Office of Trade Sanctions Implementation.
        GbTrade = "gb-trade",
        /// Swiss Federal Council.
        ChFederalCouncil = "ch-federal-council",
        /// State Secretariat for Economic Affairs of Switzerland.
        ChSeco = "ch-seco",
        /// Federal Department of Foreign Affairs of Switzerland.
        ChForeignAffairs = "ch-foreign-affairs",
        /// Global Affairs Canada, with the Governor in Council on its advice.
        CaGlobalAffairs = "ca-global-affairs",
        /// Public Safety Canada.
        CaPublicSafety = "ca-public-safety",
        /// Innovation, Science and Economic Development Canada.
        CaInnovation = "ca-innovation",
        /// Department of Foreign Affairs and Trade of Australia, with its minister.
        AuForeignAffairs = "au-foreign-affairs",
        /// Department of Home Affairs of Australia.
        AuHomeAffairs = "au-home-affairs",
        /// Government of Japan.
        JpGovernment = "jp-government",
        /// Ministry of Foreign Affairs and Trade of New Zealand.
        NzForeignAffairs = "nz-foreign-affairs",
        /// President of Ukraine, with the National Security and Defence Council.
        UaSecurityCouncil = "ua-security-council",
        /// Ministry of Foreign Affairs of Russia.
        RuForeignAffairs = "ru-foreign-affairs",
        /// Ministry of Foreign Affairs of China.
        CnForeignAffairs = "cn-foreign-affairs",
        /// Ministry of Commerce of China.
        CnCommerce = "cn-commerce",
        /// Taiwan Affairs Office of China's State Council.
        CnTaiwanAffairs = "cn-taiwan-affairs",
        /// Ministry of Foreign Affairs of Iran.
        IrForeignAffairs = "ir-foreign-affairs",
    }
}

struct Row {
    authority: Authority,
    actor: Actor,
    name: &'static str,
    names: Vec<&'static str>,
}

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut rows: Vec<Row> = tsv::rows(include_str!("../data/authorities.tsv"), row).collect();
    rows.sort_by_key(|row| row.authority);
    rows
});

fn row(mut cells: tsv::Cells) -> Option<Row> {
    let authority = cells.next()?.parse().ok()?;
    let actor = cells.next()?.parse().ok()?;
    Some(Row { authority, actor, name: cells.next()?, names: tsv::list(cells.next()?).collect() })
}

impl Authority {
    /// Whose office it is.
    pub fn actor(self) -> Actor {
        self.row().actor
    }

    /// Its name: `Council of the European Union`.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The other words by which news calls it: `OFAC`, `the Treasury's Office of Foreign Assets Control`.
    pub fn names(self) -> &'static [&'static str] {
        &self.row().names
    }

    fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.authority == self).expect("a test holds the table to the vocabulary")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_authority_has_its_row() {
        assert_eq!(TABLE.len(), Authority::ALL.len());
        for authority in Authority::ALL {
            assert!(!authority.name().is_empty(), "{authority}");
            let state = authority.as_str().split('-').next().unwrap();
            assert_eq!(authority.actor().as_str(), state, "a code begins with its actor's");
        }
    }

    #[test]
    fn no_name_is_of_two() {
        let mut names: Vec<_> = Authority::ALL.iter().flat_map(|authority| authority.names()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }
}

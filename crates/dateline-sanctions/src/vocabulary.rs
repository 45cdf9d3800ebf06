//! The words for what is done, with what, why and how far it has come.

dateline_entity::vocabulary! {
    /// What a measure restricts.
    pub enum Measure: "measure" {
        /// Funds and economic resources are frozen; property is blocked.
        AssetFreeze = "asset-freeze",
        /// Entry and transit are forbidden; visas are refused or revoked.
        TravelBan = "travel-ban",
        /// Arms and military goods.
        ArmsEmbargo = "arms-embargo",
        /// Imports, exports and investment; general embargoes.
        TradeBan = "trade-ban",
        /// Dual-use goods and technology need a licence or are refused.
        ExportControl = "export-control",
        /// Banks, debt, lending, payment systems.
        FinancialRestrictions = "financial-restrictions",
        /// Oil, gas and coal.
        EnergyRestrictions = "energy-restrictions",
        /// Aviation, shipping and ports.
        TransportBan = "transport-ban",
        /// Suspension from bodies; expulsions agreed as a sanction.
        Diplomatic = "diplomatic",
        /// Sanctions on those who deal with the target.
        Secondary = "secondary",
        /// Unspecified.
        Sanctions = "sanctions",
    }
}

dateline_entity::vocabulary! {
    /// What is done to a measure or a listing.
    pub enum Action: "action" {
        /// New measures or listings.
        Impose = "impose",
        /// More of the same programme.
        Expand = "expand",
        /// Renewal in time.
        Extend = "extend",
        /// Partial relief: waivers, exemptions, licences.
        Ease = "ease",
        /// Set aside for a time.
        Suspend = "suspend",
        /// A programme ends.
        Lift = "lift",
        /// Named targets are removed.
        Delist = "delist",
        /// A court sets it aside.
        Annul = "annul",
        /// Breaches are punished, assets seized.
        Enforce = "enforce",
        /// Breached or circumvented.
        Evade = "evade",
        /// Kept in place, or simply in force.
        Maintain = "maintain",
    }
}

dateline_entity::vocabulary! {
    /// How far an action has come, from a call for it to law in force.
    pub enum Stage: "stage" {
        /// Somebody outside the imposing body calls for it.
        Demanded = "demanded",
        /// The imposing body holds it out as a threat.
        Threatened = "threatened",
        /// Discussed, weighed, drafted.
        Considered = "considered",
        /// Formally tabled.
        Proposed = "proposed",
        /// Announced as coming.
        Expected = "expected",
        /// Agreed politically, not yet law.
        Agreed = "agreed",
        /// Done: imposed, approved, signed, lifted.
        Adopted = "adopted",
        /// Binding now.
        InForce = "in-force",
        /// Blocked, vetoed, ruled out.
        Rejected = "rejected",
        /// Withdrawn by those who announced it.
        CalledOff = "called-off",
    }
}

dateline_entity::vocabulary! {
    /// What kind of reason is given.
    pub enum GroundKind: "ground kind" {
        /// Abuses of people's rights.
        HumanRights = "human-rights",
        /// Coups, rigged elections.
        Democracy = "democracy",
        /// War, annexation.
        TerritorialIntegrity = "territorial-integrity",
        /// Nuclear, missile and chemical proliferation or use.
        Weapons = "weapons",
        /// Terrorism.
        Terrorism = "terrorism",
        /// Attacks on computers and networks.
        Cyber = "cyber",
        /// Bribery, theft of public funds.
        Corruption = "corruption",
        /// Drugs.
        Narcotics = "narcotics",
        /// Breaching other sanctions.
        Evasion = "evasion",
        /// Any other.
        Other = "other",
    }
}

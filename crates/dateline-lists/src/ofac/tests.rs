use dateline_sanctions::{ListEntry, RelationKind};

use super::*;
use crate::{Entries, Options};

fn options() -> Options {
    Options::default().with_audit()
}

/// The entries, and that nothing was refused or lost.
fn whole(mut entries: Entries<'_>) -> Vec<ListEntry> {
    let read: Vec<ListEntry> = entries.by_ref().map(Result::unwrap).collect();
    #[cfg(feature = "audit")]
    {
        let total = entries.audit().unwrap().total();
        assert_eq!((total.lost, &total.first_lost), (0, &None));
    }
    read
}

const SDN_LIST: &str = r#"<sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>03/10/2021</Publish_Date><Record_Count>9000</Record_Count></publshInformation>
<sdnEntry><uid>1</uid><firstName>Jane Q</firstName><lastName>DOE</lastName><title>Minister of Examples</title><sdnType>Individual</sdnType>
  <remarks>half-sister of nobody; (Linked To: EXAMPLE (EX) AIR).</remarks>
  <programList><program>RUSSIA-EO14024</program><program>NO-SUCH</program></programList>
  <idList><id><uid>2</uid><idType>Gender</idType><idNumber>Female</idNumber></id>
    <id><uid>3</uid><idType>Passport</idType><idNumber>12 AB 345678</idNumber><idCountry>Russia</idCountry><issueDate>01 Jan 2010</issueDate><expirationDate>2020</expirationDate></id>
    <id><uid>4</uid><idType>Tax ID No.</idType><idNumber>7707083893</idNumber><idCountry>Russia</idCountry></id>
    <id><uid>5</uid><idType>Digital Currency Address - XBT</idType><idNumber>1ExampleExampleExampleExample11</idNumber></id>
    <id><uid>6</uid><idType>Secondary sanctions risk:</idType><idNumber>some order</idNumber></id>
    <id><uid>7</uid><idType>Website</idType><idNumber>example.org</idNumber></id></idList>
  <akaList><aka><uid>8</uid><type>f.k.a.</type><category>weak</category><lastName>DOUGH</lastName></aka></akaList>
  <addressList><address><uid>9</uid><address1>c/o Somebody</address1><address2>Example Street 1</address2><city>Exampleton</city><stateOrProvince>EX</stateOrProvince><postalCode>1</postalCode><country>Korea, North</country></address></addressList>
  <nationalityList><nationality><uid>10</uid><country>Russia</country><mainEntry>true</mainEntry></nationality></nationalityList>
  <citizenshipList><citizenship><uid>11</uid><country>Atlantis</country><mainEntry>false</mainEntry></citizenship></citizenshipList>
  <dateOfBirthList><dateOfBirthItem><uid>12</uid><dateOfBirth>circa 1961</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem><dateOfBirthItem><uid>13</uid><dateOfBirth>10 Dec 1948</dateOfBirth><mainEntry>false</mainEntry></dateOfBirthItem></dateOfBirthList>
  <placeOfBirthList><placeOfBirthItem><uid>14</uid><placeOfBirth>Exampleton, Russia</placeOfBirth><mainEntry>true</mainEntry></placeOfBirthItem></placeOfBirthList>
</sdnEntry>
<sdnEntry><uid>20</uid><lastName>MAR EJEMPLO</lastName><sdnType>Vessel</sdnType><programList><program>CUBA</program></programList>
  <vesselInfo><callSign>CL0000</callSign><vesselType>Tug</vesselType><vesselFlag>Cuba</vesselFlag><vesselOwner>Owner S.A.</vesselOwner><tonnage>10</tonnage><grossRegisteredTonnage>212</grossRegisteredTonnage></vesselInfo>
  <idList><id><uid>21</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 9074729</idNumber></id><id><uid>22</uid><idType>Former Vessel Flag</idType><idNumber>Malta</idNumber></id></idList></sdnEntry>
<sdnEntry><uid>30</uid><lastName>EP-XXX</lastName><sdnType>Aircraft</sdnType><idList><id><uid>31</uid><idType>Aircraft Model</idType><idNumber>IL76-TD</idNumber></id><id><uid>32</uid><idType>Aircraft Manufacture Date</idType><idNumber>1992</idNumber></id></idList></sdnEntry>
</sdnList>"#;

#[test]
fn reads_the_simple_xml() {
    let entries = whole(read_sdn(SDN_LIST.as_bytes(), &options()));
    let [jane, ship, plane] = entries.as_slice() else { panic!("{}", entries.len()) };
    assert_eq!((jane.name(), ship.name(), plane.name()), ("Jane Q DOE", "MAR EJEMPLO", "EP-XXX"));
    assert_eq!(jane.relations.first().and_then(|tie| tie.name.as_deref()), Some("EXAMPLE (EX) AIR"));
    assert!(entries.iter().all(|entry| entry.list.as_str() == SDN));
    insta::assert_json_snapshot!(entries);
}

#[test]
fn tells_the_two_lists_apart() {
    let list = SDN_LIST.replace("9000", "443");
    assert_eq!(whole(read_sdn(list.as_bytes(), &options()))[0].list.as_str(), CONSOLIDATED);
    let known = options().with_list("us-ofac-sdn".parse().unwrap());
    assert_eq!(whole(read_sdn(list.as_bytes(), &known))[0].list.as_str(), SDN);
}

const ENHANCED: &str = r#"<sanctionsData xmlns="urn:x"><publicationInfo><dataAsOf>2025-01-10T00:00:00</dataAsOf><filters><sanctionsLists><sanctionsList refId="9">Consolidated List</sanctionsList></sanctionsLists></filters></publicationInfo>
<referenceValues><referenceValue refId="1"><type>COUNTRY</type><value>Russia</value><isoCode>RU</isoCode></referenceValue></referenceValues>
<featureTypes><featureType featureTypeId="8"><type>Birthdate</type></featureType></featureTypes>
<entities><entity id="1"><generalInfo><identityId>5</identityId><entityType refId="600">Individual</entityType><remarks>A remark (Linked To: SOMEBODY)</remarks></generalInfo>
<sanctionsLists><sanctionsList refId="9" id="2" datePublished="2014-10-10">Consolidated List</sanctionsList></sanctionsLists>
<sanctionsPrograms><sanctionsProgram refId="3" id="4">NS-PLC</sanctionsProgram></sanctionsPrograms>
<sanctionsTypes><sanctionsType refId="3" id="5">Block</sanctionsType></sanctionsTypes>
<legalAuthorities><legalAuthority refId="3" id="6">Executive Order 14024 (Russia)</legalAuthority></legalAuthorities>
<names><name id="7"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations>
 <translation id="8"><isPrimary>true</isPrimary><script refId="1">Latin</script><formattedFirstName>Jane</formattedFirstName><formattedLastName>DOE</formattedLastName><formattedFullName>DOE, Jane</formattedFullName><nameParts><namePart id="9"><type refId="1">Last Name</type><value>DOE</value></namePart><namePart id="10"><type refId="1">First Name</type><value>Jane</value></namePart></nameParts></translation>
 <translation id="11"><isPrimary>false</isPrimary><script refId="1">Chinese Simplified</script><formattedLastName>无名</formattedLastName><formattedFullName>无名</formattedFullName><nameParts><namePart id="12"><type refId="1">Last Name</type><value>无名</value></namePart></nameParts></translation></translations></name></names>
<addresses><address id="13"><country refId="1">Russia</country><translations><translation id="14"><isPrimary>true</isPrimary><script refId="1">Latin</script><addressParts><addressPart id="15"><type refId="1">CITY</type><value>Exampleton</value></addressPart></addressParts></translation></translations></address></addresses>
<features><feature id="16"><type featureTypeId="8">Birthdate</type><versionId>17</versionId><value>1962</value><valueDate id="18"><fromDateBegin>1962-01-01</fromDateBegin><fromDateEnd>1962-01-01</fromDateEnd><toDateBegin>1962-12-31</toDateBegin><toDateEnd>1962-12-31</toDateEnd><isApproximate>true</isApproximate><isDateRange>false</isDateRange></valueDate><isPrimary>true</isPrimary><reliability refId="1">Confirmed</reliability></feature></features>
<identityDocuments><identityDocument id="19"><type refId="1">Tax ID No.</type><name nameId="7" nameTranslationId="8">Jane DOE</name><documentNumber>7707083893</documentNumber><isValid>true</isValid><issuingCountry refId="1">Russia</issuingCountry></identityDocument></identityDocuments>
<relationships><relationship id="20"><type refId="1">Owned or Controlled By</type><relatedEntity entityId="99">HOLDING</relatedEntity></relationship></relationships></entity></entities></sanctionsData>"#;

#[test]
fn reads_the_enhanced_xml() {
    let entries = whole(read_enhanced(ENHANCED.as_bytes(), &options()));
    let [jane] = entries.as_slice() else { panic!("{}", entries.len()) };
    assert_eq!((jane.name(), jane.list.as_str()), ("Jane DOE", CONSOLIDATED));
    assert_eq!(jane.relations.last().map(|tie| tie.kind), Some(RelationKind::OwnedBy));
    assert_eq!(jane.births[0].date.map(|date| date.to_string()).as_deref(), Some("1962~"));
    insta::assert_json_snapshot!(jane);
}

const ADVANCED: &str = r#"<Sanctions xmlns="urn:x" Version="3"><DateOfIssue CalendarTypeID="1"><Year>2020</Year><Month>3</Month><Day>17</Day></DateOfIssue>
<ReferenceValueSets><AliasTypeValues><AliasType ID="1">A.K.A.</AliasType><AliasType ID="2">Name</AliasType></AliasTypeValues>
<CountryValues><Country ID="3" ISO2="RU">Russia</Country></CountryValues><FeatureTypeValues><FeatureType ID="8" FeatureTypeGroupID="1">Birthdate</FeatureType><FeatureType ID="25">Location</FeatureType><FeatureType ID="10">Nationality Country</FeatureType></FeatureTypeValues>
<IDRegDocTypeValues><IDRegDocType ID="4">Passport</IDRegDocType></IDRegDocTypeValues><IDRegDocDateTypeValues><IDRegDocDateType ID="5">Issue Date</IDRegDocDateType></IDRegDocDateTypeValues>
<LegalBasisValues><LegalBasis ID="6">Executive Order 14024 (Russia)</LegalBasis></LegalBasisValues><ListValues><List ID="7">SDN List</List></ListValues><LocPartTypeValues><LocPartType ID="1454">CITY</LocPartType></LocPartTypeValues>
<NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType></NamePartTypeValues><PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues><PartyTypeValues><PartyType ID="1">Individual</PartyType></PartyTypeValues>
<RelationTypeValues><RelationType ID="15003">Owned or Controlled By</RelationType></RelationTypeValues><SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues><ScriptValues><Script ID="215">Latin</Script></ScriptValues></ReferenceValueSets>
<Locations><Location ID="20"><LocationCountry CountryID="3" CountryRelevanceID="1"/><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Comment/><Value>Exampleton</Value></LocationPartValue></LocationPart></Location><Location ID="21"><LocationCountry CountryID="3"/></Location></Locations>
<IDRegDocuments><IDRegDocument ID="30" IDRegDocTypeID="4" IdentityID="50" IssuedBy-CountryID="3"><Comment/><IDRegistrationNo>AB 123456</IDRegistrationNo><IssuingAuthority/><DocumentDate IDRegDocDateTypeID="5"><DatePeriod><Start><From><Year>2010</Year><Month>1</Month><Day>2</Day></From></Start><End><To><Year>2010</Year><Month>1</Month><Day>2</Day></To></End></DatePeriod></DocumentDate><DocumentedNameReference DocumentedNameID="60"/></IDRegDocument><IDRegDocument ID="31" IDRegDocTypeID="4" IdentityID="51"><IDRegistrationNo>NOBODY'S</IDRegistrationNo></IDRegDocument></IDRegDocuments>
<DistinctParties><DistinctParty FixedRef="1"><Comment>A remark</Comment><Profile ID="1" PartySubTypeID="4"><Identity ID="50" FixedRef="1" Primary="true" False="false"><Alias FixedRef="1" AliasTypeID="2" Primary="true" LowQuality="false"><DocumentedName ID="60" FixedRef="1" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="70" ScriptID="215" ScriptStatusID="1" Acronym="false">DOE</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="71" ScriptID="215">Jane</NamePartValue></DocumentedNamePart></DocumentedName></Alias><NamePartGroups><MasterNamePartGroup><NamePartGroup ID="70" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="71" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups></Identity>
<Feature ID="80" FeatureTypeID="8"><FeatureVersion ID="81" ReliabilityID="1"><Comment/><DatePeriod CalendarTypeID="1" YearFixed="false"><Start Approximate="false"><From><Year>1962</Year><Month>1</Month><Day>1</Day></From></Start><End Approximate="false"><To><Year>1962</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion><IdentityReference IdentityID="50" IdentityFeatureLinkTypeID="1"/></Feature>
<Feature ID="82" FeatureTypeID="25"><FeatureVersion ID="83"><VersionLocation LocationID="20"/></FeatureVersion></Feature><Feature ID="84" FeatureTypeID="10"><FeatureVersion ID="85"><VersionLocation LocationID="21"/></FeatureVersion></Feature></Profile></DistinctParty>
<DistinctParty FixedRef="2"><Profile ID="2" PartySubTypeID="4"><Identity ID="52" FixedRef="2"><Alias AliasTypeID="2" Primary="true"><DocumentedName ID="61"><DocumentedNamePart><NamePartValue ScriptID="215">OTHER</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty></DistinctParties>
<ProfileRelationships><ProfileRelationship ID="90" From-ProfileID="1" To-ProfileID="2" RelationTypeID="15003" Former="false"><Comment/></ProfileRelationship></ProfileRelationships>
<SanctionsEntries><SanctionsEntry ID="91" ProfileID="1" ListID="7"><EntryEvent ID="91" EntryEventTypeID="1" LegalBasisID="6"><Comment/><Date CalendarTypeID="1"><Year>2021</Year><Month>3</Month><Day>2</Day></Date></EntryEvent><SanctionsMeasure ID="92" SanctionsTypeID="1"><Comment>RUSSIA-EO14024</Comment></SanctionsMeasure><SanctionsMeasure ID="93" SanctionsTypeID="2"/></SanctionsEntry></SanctionsEntries></Sanctions>"#;

#[test]
fn reads_the_advanced_xml() {
    let mut entries = read_advanced(ADVANCED.as_bytes(), &options());
    let read: Vec<ListEntry> = entries.by_ref().map(Result::unwrap).collect();
    let [jane, other] = read.as_slice() else { panic!("{}", read.len()) };
    assert_eq!((jane.name(), other.name(), jane.list.as_str()), ("Jane DOE", "OTHER", SDN));
    assert_eq!(jane.relations.first().and_then(|tie| tie.name.as_deref()), Some("OTHER"));
    assert_eq!(
        jane.nationalities.first().and_then(|country| country.country),
        Some(dateline_entity::Country::RU)
    );
    let left: Vec<&str> = entries.head().other.iter().map(|other| other.value.as_str()).collect();
    assert_eq!(left, ["3", "51: Passport NOBODY'S"]);
    insta::assert_json_snapshot!(jane);
    assert_eq!(whole(read_advanced(ADVANCED.as_bytes(), &options())).len(), 2);
}

#[test]
fn refuses_what_has_no_number_or_name() {
    let errors = |list: &str, read: fn(&str) -> Vec<String>| read(list).join("; ");
    let sdn = |list: &str| {
        read_sdn(list.as_bytes(), &Options::default())
            .filter_map(Result::err)
            .map(|error| error.to_string())
            .collect()
    };
    let list = "<sdnList><sdnEntry><lastName>A</lastName></sdnEntry><sdnEntry><uid>1</uid></sdnEntry><sdnEntry><uid>2</uid><lastName>B</lastName></sdnEntry><sdnEntry><uid>2</uid><lastName>B</lastName></sdnEntry></sdnList>";
    insta::assert_snapshot!(errors(list, sdn), @r#"record 1, byte 9: has no uid; record 2, byte 52: 1: has no lastName; record 4, byte 140: reference "2" was there before"#);
}

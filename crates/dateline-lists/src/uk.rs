//! The United Kingdom's lists: OFSI's consolidated list, and the UK Sanctions List of the Foreign Office.
//!
//! OFSI's `ConList.csv` was published until 2026 in two layouts, since then the UK Sanctions List alone, as CSV and as XML. Entries of
//! the former are known by OFSI's group id, those of the latter by the Foreign Office's unique id; each has the other's number where
//! the list gives it.

mod columns;
mod draft;
mod remarks;
mod table;
mod text;
mod xml;

use std::io::BufRead;

use crate::{Entries, Format, Options};

/// Reads OFSI's `ConList.csv`, in either layout, in UTF-8 or Windows-1252.
///
/// Entries come in the order of their first rows, once all rows are read.
pub fn read_conlist<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    Entries::new(table::UkTable::new(source, Format::UkConList, options))
}

/// Reads the UK Sanctions List as CSV.
///
/// Entries come in the order of their first rows, once all rows are read.
pub fn read_csv<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    Entries::new(table::UkTable::new(source, Format::UkSanctionsListCsv, options))
}

/// Reads the UK Sanctions List as XML, one entry at a time.
pub fn read_xml<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    Entries::new(xml::entries(source, options))
}

#[cfg(all(test, feature = "audit"))]
mod tests {
    use super::*;
    use crate::testing::seen;

    const CONLIST: &str = "Last Updated,10/04/2025\r
Name 6,Name 1,Name 2,Title,Name Non-Latin Script,Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,Position,Address 1,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID,Colour\r
DOE,Jenny,,Dr,,,,00/00/1960,(1) Exampleton (2) Sampleville,Italy,(1) Italy (2) Tunisian,(1) AB1 (2) -,(1) Tunisia number. Issued on 1 May 2011. (2) second,Clerk,Street 1,W1,Italy,\"(UK Sanctions List Ref):GHR0001. (UN Ref):XXi.001. Said so. (UK Statement of Reasons):She did it. (Gender):Female (Phone number):(1) +1 (2) +2\",Individual,AKA,Low quality,Cyber,01/02/2020,02/02/2020,03/02/2020,77,red\r
EXAMPLE STAR,,,,,,,,,,,,,,,,,\"(IMO number):9074729 (Current owners):Example Co (Flag of ship):Italy (Previous flags):Malta (Type of ship):Tug (Tonnage of ship):10 (Length of ship):8 (Year built):1980\",Ship,Primary name,,Russia,01/02/2021,,01/02/2021,78,\r
DOE,Jane,Q,Dr,До Джейн,Cryillic,Russian,dd/mm/1961,,,(1) Italy (2) Tunisian,(1) AB1 (2) -,(1) Tunisia number. Issued on 1 May 2011. (2) second,Clerk,Street 1,W1,Italy,\"(UK Sanctions List Ref):GHR0001. (UN Ref):XXi.001. Said so. (UK Statement of Reasons):She did it. (Gender):Female (Phone number):(1) +1 (2) +2\",Individual,Primary name,,Cyber,01/02/2020,02/02/2020,03/02/2020,77,\r
ROE,John,,,,,,,,,,,,,,,,,Individual,Primary name,,Cyber,01/02/2020,,,1.2E+04,\r
,,,,,,,,,,,,,,,,,,Individual,AKA,,Cyber,01/02/2020,,,77,\r
SHORT,Row\r
";

    #[test]
    fn puts_the_rows_of_an_entry_together() {
        insta::assert_snapshot!(seen(read_conlist(CONLIST.as_bytes(), &Options::default().with_audit())), @r#"
        ! record 6, byte 1419: "1.2E+04" is no Group ID
        ! record 7, byte 1498: 77: has no name
        ! record 8, byte 1556: has no Group ID
        {"addresses":[{"place":{"country":{"country":"it","text":"Italy"},"lines":["Street 1"],"postal_code":"W1"}}],"amended":["2020-02-03"],"births":[{"date":"1960","place":{"city":"Exampleton","country":{"country":"it","text":"Italy"}}},{"date":"1960","place":{"city":"Sampleville","country":{"country":"it","text":"Italy"}}},{"date":"1961"}],"contacts":[{"kind":"phone","source":{"is_from_text":true},"value":"+1"},{"kind":"phone","source":{"is_from_text":true},"value":"+2"}],"details":[{"label":"Passport","value":"second"}],"effective":"2020-02-02","gender":"female","id":"77","identifications":[{"country":{"country":"tn","source":{"is_from_text":true},"text":"Tunisia"},"kind":"passport","label":"Passport","number":"AB1","source":{"remarks":["Tunisia number. Issued on 1 May 2011."]}}],"kind":"person","list_date":"2025-04-10","listed":"2020-02-01","names":[{"full":"Jane Q DOE","parts":[{"kind":"given","text":"Jane"},{"kind":"unmarked","text":"Q"},{"kind":"family","text":"DOE"}],"script":"latin","status":"primary"},{"full":"До Джейн","label":"Name non-latin script","language":"rus","script":"cyrillic","source":{"remarks":["Cryillic"]},"status":"primary"},{"full":"Jenny DOE","parts":[{"kind":"given","text":"Jenny"},{"kind":"family","text":"DOE"}],"quality":"weak","script":"latin","status":"alias"}],"nationalities":[{"country":"it","text":"Italy"},{"country":"tn","text":"Tunisian"}],"other":[{"path":"Colour","value":"red"}],"other_ids":[{"label":"UK Sanctions List Ref","list":"gb-fcdo","value":"GHR0001"},{"label":"UN Ref","list":"un-sc","value":"XXi.001"}],"positions":[{"text":"Clerk"}],"programs":[{"key":"GB-CYB","label":"Cyber"}],"reasons":[{"source":{"is_from_text":true},"text":"She did it."}],"remarks":[{"text":"(UK Sanctions List Ref):GHR0001. (UN Ref):XXi.001. Said so. (UK Statement of Reasons):She did it. (Gender):Female (Phone number):(1) +1 (2) +2"}],"titles":[{"text":"Dr"}]}
        {"amended":["2021-02-01"],"founded":[{"date":"1980"}],"id":"78","identifications":[{"identifier":{"kind":"imo","value":"9074729"},"kind":"imo","label":"IMO number","number":"9074729","source":{"is_from_text":true}}],"kind":"vessel","list_date":"2025-04-10","listed":"2021-02-01","names":[{"full":"EXAMPLE STAR","script":"latin","status":"primary"}],"programs":[{"key":"GB-RUS","label":"Russia"}],"remarks":[{"text":"(IMO number):9074729 (Current owners):Example Co (Flag of ship):Italy (Previous flags):Malta (Type of ship):Tug (Tonnage of ship):10 (Length of ship):8 (Year built):1980"}],"vessel":{"flags":[{"country":"it","source":{"is_from_text":true},"text":"Italy"}],"former_flags":[{"country":"mt","source":{"is_from_text":true},"text":"Malta"}],"length":"8","owners":[{"source":{"is_from_text":true},"text":"Example Co"}],"tonnage":"10","types":[{"source":{"is_from_text":true},"text":"Tug"}]}}
        "#);
    }

    #[test]
    fn reads_the_old_layout_as_a_spreadsheet_saved_it() {
        let list = b"Last Updated;13/04/2018;;\nName 6;Name 1;DOB;Passport Details;NI Number;Other Information;Group Type;Alias Type;Regime;Listed On;Group ID\n DO\xc9;Jane;1961;Passport No: 12 (Italian);;UN Ref QDe.004. IMO: 1;Individual;Prime Alias;Ukraine (Sovereignty);01/04/2016;5\n";
        insta::assert_snapshot!(seen(read_conlist(&list[..], &Options::default().with_audit())), @r#"{"births":[{"date":"1961"}],"id":"5","identifications":[{"kind":"passport","label":"Passport","number":"Passport No: 12 (Italian)"}],"kind":"person","list_date":"2018-04-13","listed":"2016-04-01","names":[{"full":"Jane DOÉ","parts":[{"kind":"given","text":"Jane"},{"kind":"family","text":"DOÉ"}],"script":"latin","status":"primary"}],"other_ids":[{"label":"UN Ref","list":"un-sc","value":"QDe.004"}],"programs":[{"key":"GB-RUS","label":"Ukraine (Sovereignty)"}],"remarks":[{"text":"UN Ref QDe.004. IMO: 1"}]}"#);
    }

    #[test]
    fn reads_the_uk_sanctions_list() {
        let csv = "Report Date: 24-Jun-2026\nLast Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name type,Alias strength,Name non-latin script,Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,Address Country,Phone number,Email address,Date Designated,D.O.B,Nationality(/ies),Gender,Type of entity,Parent company,Business registration number (s),IMO number,Current believed flag of ship\n\
            16/04/2026,CYB0001,77,,Example Co,,Primary Name,,,The Cyber (Sanctions) (EU Exit) Regulations 2020,Entity,UK,Asset freeze|Travel Ban,Said so.,It did it.,Street 1,Italy,+1,a@example.org,01/02/2020,,,,Company,Sample Co,12,,\n\
            16/04/2026,CYB0001,77,,EC,,Alias,Good quality a.k.a,,The Cyber (Sanctions) (EU Exit) Regulations 2020,Entity,UK,Asset freeze|Travel Ban,Said so.,It did it.,Street 1,Italy,+1,a@example.org,01/02/2020,,,,Company,Sample Co,12\n";
        let by_csv = seen(read_csv(csv.as_bytes(), &Options::default().with_audit()));
        insta::assert_snapshot!(by_csv, @r#"{"acts":[{"act":"Cyber (Sanctions) (EU Exit) Regulations 2020","is_listing":true,"title":"The Cyber (Sanctions) (EU Exit) Regulations 2020"}],"addresses":[{"place":{"country":{"country":"it","text":"Italy"},"lines":["Street 1"]}}],"amended":["2026-04-16"],"contacts":[{"kind":"phone","value":"+1"},{"kind":"email","value":"a@example.org"}],"details":[{"label":"Designation source","value":"UK"},{"label":"Type of entity","value":"Company"}],"id":"CYB0001","identifications":[{"identifier":{"kind":"registration","value":"12"},"kind":"registration","label":"Business registration number","number":"12"}],"kind":"organization","list_date":"2026-06-24","listed":"2020-02-01","measures":[{"label":"Asset freeze","measure":"asset-freeze"},{"label":"Travel Ban","measure":"travel-ban"}],"names":[{"full":"Example Co","script":"latin","status":"primary"},{"full":"EC","quality":"strong","script":"latin","status":"alias"}],"other_ids":[{"label":"OFSI Group ID","list":"gb-ofsi","value":"77"}],"programs":[{"key":"GB-CYB","label":"The Cyber (Sanctions) (EU Exit) Regulations 2020"}],"reasons":[{"text":"It did it."}],"relations":[{"kind":"parent-company","label":"Parent company","name":"Sample Co"}],"remarks":[{"text":"Said so."}]}"#);
        let xml = "<Designations><DateGenerated>24/06/2026</DateGenerated><Designation><LastUpdated>16/04/2026</LastUpdated><DateDesignated>01/02/2020</DateDesignated>
            <UniqueID>CYB0001</UniqueID><OFSIGroupID>77</OFSIGroupID><Names><Name><Name6>Example Co</Name6><NameType>Primary Name</NameType></Name>
            <Name><Name6>EC</Name6><NameType>Alias</NameType><AliasStrength>Good quality a.k.a</AliasStrength></Name></Names>
            <NonLatinNames><NonLatinName><NameNonLatinScript>Пример</NameNonLatinScript></NonLatinName></NonLatinNames>
            <RegimeName>The Cyber (Sanctions) (EU Exit) Regulations 2020</RegimeName><IndividualEntityShip>Entity</IndividualEntityShip>
            <DesignationSource>UK</DesignationSource><SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed><OtherInformation>Said so.</OtherInformation>
            <UKStatementofReasons>It did it.</UKStatementofReasons><Addresses><Address><AddressLine1>Street 1</AddressLine1><AddressCountry>Italy</AddressCountry></Address></Addresses>
            <EntityDetails><Entity><TypeOfEntities><TypeOfEntity>Company</TypeOfEntity></TypeOfEntities><BusinessRegistrationNumbers><BusinessRegistrationNumber>12</BusinessRegistrationNumber></BusinessRegistrationNumbers>
            <ParentCompanies><ParentCompany>Sample Co</ParentCompany></ParentCompanies></Entity></EntityDetails><PhoneNumbers><PhoneNumber>+1</PhoneNumber></PhoneNumbers>
            <EmailAddresses><EmailAddress>a@example.org</EmailAddress></EmailAddresses></Designation>
            <Designation><UniqueID>CYB0002</UniqueID><Names><Name><Name1>Jane</Name1><Name6>Doe</Name6><NameType>Primary name</NameType></Name></Names><Titles><Title>(1) Dr (2) Prof</Title></Titles>
            <IndividualEntityShip>Individual</IndividualEntityShip><IndividualDetails><Individual><DOBs><DOB>dd/mm/1945</DOB></DOBs><Nationalities><Nationality>Italy</Nationality></Nationalities>
            <PassportDetails><Passport><PassportNumber>P1</PassportNumber><PassportAdditionalInformation>Italy</PassportAdditionalInformation></Passport></PassportDetails><Genders><Gender>Female</Gender></Genders>
            <BirthDetails><Location><TownOfBirth>Exampleton</TownOfBirth><CountryOfBirth>Italy</CountryOfBirth></Location></BirthDetails></Individual></IndividualDetails></Designation>
            <Designation><UniqueID>CYB0003</UniqueID><Names><Name><Name6>Example Star</Name6></Name></Names><IndividualEntityShip>Ship</IndividualEntityShip><ShipDetails><Ship><IMONumbers><IMONumber>9074729</IMONumber></IMONumbers>
            <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Italy</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips><YearsBuilt><YearBuilt>2011</YearBuilt></YearsBuilt><Sails><Sail>3</Sail></Sails></Ship></ShipDetails></Designation>
            <Designation><UniqueID>CYB0004</UniqueID></Designation></Designations>";
        insta::assert_snapshot!(seen(read_xml(xml.as_bytes(), &Options::default().with_audit())), @r#"
        {"acts":[{"act":"Cyber (Sanctions) (EU Exit) Regulations 2020","is_listing":true,"title":"The Cyber (Sanctions) (EU Exit) Regulations 2020"}],"addresses":[{"place":{"country":{"country":"it","text":"Italy"},"lines":["Street 1"]}}],"amended":["2026-04-16"],"contacts":[{"kind":"phone","value":"+1"},{"kind":"email","value":"a@example.org"}],"details":[{"label":"Designation source","value":"UK"},{"label":"Type of entity","value":"Company"}],"id":"CYB0001","identifications":[{"identifier":{"kind":"registration","value":"12"},"kind":"registration","label":"Business registration number","number":"12"}],"kind":"organization","list_date":"2026-06-24","listed":"2020-02-01","measures":[{"label":"Asset freeze","measure":"asset-freeze"},{"label":"Travel Ban","measure":"travel-ban"}],"names":[{"full":"Example Co","script":"latin","status":"primary"},{"full":"Пример","label":"Name non-latin script","script":"cyrillic","status":"primary"},{"full":"EC","quality":"strong","script":"latin","status":"alias"}],"other_ids":[{"label":"OFSI Group ID","list":"gb-ofsi","value":"77"}],"programs":[{"key":"GB-CYB","label":"The Cyber (Sanctions) (EU Exit) Regulations 2020"}],"reasons":[{"text":"It did it."}],"relations":[{"kind":"parent-company","label":"Parent company","name":"Sample Co"}],"remarks":[{"text":"Said so."}]}
        {"births":[{"date":"1945"},{"place":{"city":"Exampleton","country":{"country":"it","text":"Italy"}}}],"gender":"female","id":"CYB0002","identifications":[{"country":{"country":"it","source":{"is_from_text":true},"text":"Italy"},"kind":"passport","label":"Passport","number":"P1","source":{"remarks":["Italy"]}}],"kind":"person","list_date":"2026-06-24","names":[{"full":"Jane Doe","parts":[{"kind":"given","text":"Jane"},{"kind":"family","text":"Doe"}],"script":"latin","status":"primary"}],"nationalities":[{"country":"it","text":"Italy"}],"titles":[{"text":"Dr"},{"text":"Prof"}]}
        {"founded":[{"date":"2011"}],"id":"CYB0003","identifications":[{"identifier":{"kind":"imo","value":"9074729"},"kind":"imo","label":"IMO number","number":"9074729"}],"kind":"vessel","list_date":"2026-06-24","names":[{"full":"Example Star","script":"latin","status":"primary"}],"other":[{"path":"ShipDetails/Ship/Sails/Sail","value":"3"}],"vessel":{"flags":[{"country":"it","text":"Italy"}]}}
        ! record 5, byte 2810: CYB0004: has no name
        "#);
    }

    #[test]
    fn a_table_without_headings_is_no_list() {
        let error = read_conlist(&b"a,b\nc,d\n"[..], &Options::default()).next().unwrap().unwrap_err();
        insta::assert_snapshot!(error, @r#"byte 0: expected the headings of a list of the United Kingdom, found "abcd""#);
    }
}

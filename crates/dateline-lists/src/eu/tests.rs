use insta::assert_json_snapshot;

use super::*;
use crate::ReadError;

const LIST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2021-03-02T16:28:05.000+01:00" globalFileId="7">
  <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.1.2" logicalId="3">
    <remark>Minister of Examples</remark>
    <regulation regulationType="amendment" organisationType="council" publicationDate="2021-03-02" entryIntoForceDate="2021-03-03"
        numberTitle="2021/999 (OJ L1)" programme="HR" logicalId="4"><publicationUrl>https://example.org/a</publicationUrl></regulation>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="Джейн" lastName="До" wholeName="Джейн До" gender="F" title="Dr" nameLanguage="RU" strong="true" regulationLanguage="en" logicalId="5">
      <regulationSummary regulationType="amendment" publicationDate="2021-03-02" numberTitle="2021/999 (OJ L1)" publicationUrl="https://example.org/a"/>
    </nameAlias>
    <nameAlias firstName="Jane" middleName="Q" lastName="Doe" wholeName="Jane Q Doe" function="Minister" nameLanguage="" strong="true" regulationLanguage="en" logicalId="6">
      <remark>good quality alias</remark>
      <regulationSummary regulationType="regulation" publicationDate="2010-01-01" numberTitle="881/2002 (OJ L139)" publicationUrl=""/>
    </nameAlias>
    <nameAlias wholeName="&quot;Jenny&quot;" strong="false" nameLanguage="xx" shoeSize="38" logicalId="7"/>
    <citizenship region="" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION" logicalId="8"/>
    <birthdate circa="false" calendarType="GREGORIAN" city="Exampleton" birthdate="1961-02-03" dayOfMonth="3" monthOfYear="2" year="1961" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="9"/>
    <birthdate circa="true" calendarType="GREGORIAN" yearRangeFrom="1953" yearRangeTo="1958" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION" logicalId="10"/>
    <birthdate circa="false" calendarType="ISLAMIC" birthdate="1982-04-19" dayOfMonth="24" monthOfYear="6" year="1402" logicalId="11"/>
    <identification diplomatic="true" knownExpired="false" number="12 AB 345678" identificationTypeCode="passport" identificationTypeDescription="National passport" issuedBy="Example Office" region="Exampleton" issueDate="2011-01-02" validTo="2021" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION" logicalId="12"/>
    <identification number="7707083893" identificationTypeCode="other" identificationTypeDescription="Other identification number" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="13"><remark>INN</remark></identification>
    <address city="Exampleton" street="Example Street 1" asAtListingTime="true" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION" logicalId="14">
      <contactInfo key="PHONE" value="+7 000"/><contactInfo key="PIGEON" value="Coo"/>
    </address>
  </sanctionEntity>
  <sanctionEntity euReferenceNumber="EU.1.2"><regulation programme="TAQA" numberTitle="x" logicalId="99"/><nameAlias wholeName="Jane Doe" strong="true"/></sanctionEntity>
  <sanctionEntity euReferenceNumber="EU.1.2"><regulation programme="TAQA" numberTitle="x" logicalId="99"/><nameAlias wholeName="Jane Doe" strong="true"/></sanctionEntity>
  <sanctionEntity logicalId="5"><subjectType code="enterprise"/></sanctionEntity>
  <sanctionEntity logicalId=""/>
  <somethingNew a="b">c</somethingNew>
</export>"#;

fn read_all(list: &str) -> Vec<Result<ListEntry, ReadError>> {
    read(list.as_bytes(), &Options::default()).collect()
}

#[test]
fn reads_everything() {
    let entries = read_all(LIST);
    let (good, bad): (Vec<_>, Vec<_>) = entries.into_iter().partition(Result::is_ok);
    let bad: Vec<String> = bad.into_iter().map(|error| error.unwrap_err().to_string()).collect();
    insta::assert_snapshot!(bad.join("\n"), @r#"record 3, byte 3069: reference "EU.1.2" was there before
record 4, byte 3240: 5: has no nameAlias
record 5, byte 3322: has no euReferenceNumber"#);
    let good: Vec<ListEntry> = good.into_iter().map(Result::unwrap).collect();
    assert_eq!(good.len(), 2);
    #[cfg(feature = "audit")]
    assert_json_snapshot!(good);
}

#[cfg(feature = "audit")]
#[test]
fn loses_nothing() {
    let mut entries = read(LIST.as_bytes(), &Options::default().with_audit());
    entries.by_ref().for_each(drop);
    let head = entries.head();
    assert_eq!(head.date.map(|date| date.to_string()).as_deref(), Some("2021-03-02"));
    let other: Vec<String> =
        head.other.iter().map(|other| format!("{}={}", other.path, other.value)).collect();
    assert_eq!(other, ["export/@globalFileId=7", "export/somethingNew=c", "export/somethingNew/@a=b"]);
    let total = entries.audit().unwrap().total();
    assert_eq!((total.lost, &total.first_lost), (0, &None));
    assert!(total.mapped > 50 && total.coded > 20 && total.other > 3 && total.rejected > 5, "{total:?}");
}

#[test]
fn cites_regulations() {
    for (title, day, act) in [
        ("2021/371 (OJ L71I)", "2021-03-02", "Regulation (EU) 2021/371"),
        ("1210/2003 (OJ L169)", "2003-07-08", "Regulation (EC) No 1210/2003"),
        ("2015/2003 (OJ L1)", "2003-07-08", "Regulation (EC) No 2015/2003"),
        ("2015/1986 (OJ L1)", "2015-11-08", "Regulation (EU) 2015/1986"),
        ("2005/221/CFSP (OJ L69)", "2005-03-16", "Decision 2005/221/CFSP"),
        ("UNLI - 14.05.2019", "2019-05-14", ""),
    ] {
        let cited = facts::cited(title, day.parse().ok());
        assert_eq!(cited.map(|act| act.to_string()).unwrap_or_default(), act, "{title}");
    }
}

#[test]
fn refuses_other_lists_and_cut_ones() {
    let errors = |list: &str| {
        let errors = read_all(list).into_iter().filter_map(Result::err);
        errors.map(|error| error.to_string()).collect::<Vec<_>>().join("; ")
    };
    insta::assert_snapshot!(errors("<html/>"), @"byte 0: expected the EU's FSF XML 1.1, found <html>");
    insta::assert_snapshot!(errors(""), @"byte 0: the file ends within its beginning");
    insta::assert_snapshot!(errors("<export><sanctionEntity logicalId='1'>"), @"record 1, byte 38: the file ends within a record");
    insta::assert_snapshot!(errors("<export><sanctionEntity logicalId='1'/>"), @"record 1, byte 8: 1: has no nameAlias; record 1, byte 39: the file ends within <export>");
    insta::assert_snapshot!(errors("<export></sanctionEntity></export>"), @"byte 25: not well-formed: ill-formed document: expected `</export>`, but `</sanctionEntity>` was found");
    insta::assert_snapshot!(errors("<export><sanctionEntity logicalId='1'><nameAlias wholeName='a\u{1}'/></sanctionEntity></export>"), @"record 1, byte 61: 1: byte 0x01 is no text");
    insta::assert_snapshot!(errors("<export><sanctionEntity logicalId='1'><nameAlias wholeName='&a;'/></sanctionEntity></export>"), @r#"record 1, byte 8: 1: entity "a" is not defined"#);
    let deep = format!(
        "<export><sanctionEntity logicalId='1'>{}{}</sanctionEntity></export>",
        "<a>".repeat(1000),
        "</a>".repeat(1000)
    );
    insta::assert_snapshot!(errors(&deep), @"record 1, byte 8: 1: its depth exceeds the limit");
}

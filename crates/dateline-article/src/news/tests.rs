//! A small file of each standard, and what is refused.

use insta::assert_snapshot;

use super::{parse_news, parse_news_json};
use crate::{Article, FormatError, Metadata};

fn show(items: Result<super::Items, FormatError>) -> String {
    let item = |item: Result<Article, FormatError>| match item {
        Ok(article) => {
            let dates = [article.published, article.updated].map(|date| date.map(|date| date.to_string()));
            let Article { id, title, publisher, agency, bylines, language, dateline, text, .. } = article;
            let place = dateline.map(|dateline| dateline.place);
            format!(
                "{id:?} {title:?} {dates:?}\n  {publisher:?} {agency:?} {bylines:?} {language:?} {place:?}\n  {text:?}"
            )
        }
        Err(error) => format!("! {error}"),
    };
    match items {
        Ok(items) => items.into_iter().map(item).collect::<Vec<_>>().join("\n"),
        Err(error) => format!("! {error}"),
    }
}

fn xml(file: &str) -> String {
    show(parse_news(file.as_bytes(), None, &Metadata::default()))
}

#[test]
fn newsml_g2() {
    let file = "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header><sender>ew</sender></header><itemSet>\
        <newsItem guid='tag:ew,1' xml:lang='en'><itemMeta><itemClass qcode='ninat:text'/><provider literal='ew.example'/>\
        <versionCreated>2021-02-22T12:00:00Z</versionCreated><firstCreated>2021-02-22T10:15:00+01:00</firstCreated></itemMeta>\
        <contentMeta><creditline>Example Wire</creditline><by>By Jane Doe and Bo Roe</by><headline role='hld:subHeadline'>More</headline>\
        <headline>Talks begin</headline></contentMeta><contentSet><inlineXML contenttype='application/xhtml+xml'>\
        <html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><p>GENEVA (EW) - Talks <i>began</i>.</p>\
        <h2>What next</h2><p>Nobody &amp; nothing.</p></body></html></inlineXML></contentSet></newsItem>\
        <newsItem guid='tag:ew,2'><itemMeta><itemClass qcode='ninat:picture'/></itemMeta><contentSet><remoteContent href='x'/></contentSet></newsItem>\
        <newsItem guid='tag:ew,3'><itemMeta><versionCreated>2021-02-22</versionCreated></itemMeta><contentMeta><headline>Plain</headline>\
        </contentMeta><contentSet><inlineData contenttype='text/plain'>Talks began.\nThey go on.</inlineData></contentSet></newsItem>\
        <packageItem/></itemSet></newsMessage>";
    assert_snapshot!(xml(file), @r#"
    Some("tag:ew,1") Some("Talks begin") [Some("2021-02-22T10:15:00+01:00"), Some("2021-02-22T12:00:00Z")]
      Some("ew.example") Some("EW") ["Jane Doe", "Bo Roe"] Some("en") Some("GENEVA")
      "GENEVA (EW) - Talks began.\n\nWhat next\n\nNobody & nothing."
    ! is a picture, which holds no story
    Some("tag:ew,3") Some("Plain") [Some("2021-02-22"), None]
      None None [] None None
      "Talks began.\n\nThey go on."
    ! is a packageItem, which holds no story
    "#);
}

#[test]
fn newsml_1() {
    let file = "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>ew.example</ProviderId><PublicIdentifier>urn:ew:1</PublicIdentifier>\
        </NewsIdentifier></Identification><NewsManagement><FirstCreated>20210222T101500+0100</FirstCreated></NewsManagement><NewsComponent>\
        <NewsLines><DateLine>GENEVA, Feb 22, 2021 (EW) -</DateLine><HeadLine>Talks begin</HeadLine></NewsLines><AdministrativeMetadata><Provider>\
        <Party FormalName='EW'/></Provider></AdministrativeMetadata><DescriptiveMetadata><Language FormalName='EN'/></DescriptiveMetadata>\
        <NewsComponent><Role FormalName='Caption'/><ContentItem><DataContent><p>A long caption of a picture that is longer than the story.</p></DataContent></ContentItem></NewsComponent>\
        <ContentItem><MediaType FormalName='Text'/><DataContent><p>Talks began.</p><p>They go on.</p></DataContent></ContentItem></NewsComponent></NewsItem>\
        <NewsItem><NewsComponent><NewsLines><HeadLine>Escaped</HeadLine></NewsLines><ContentItem><DataContent><![CDATA[<P>One.</P><P>Two.</P>]]></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>";
    assert_snapshot!(xml(file), @r#"
    Some("urn:ew:1") Some("Talks begin") [Some("2021-02-22T10:15:00+01:00"), None]
      Some("EW") Some("EW") [] Some("en") Some("GENEVA")
      "GENEVA, Feb 22, 2021 (EW) - Talks began.\n\nThey go on."
    None Some("Escaped") [None, None]
      None None [] None None
      "One.\n\nTwo."
    "#);
}

#[test]
fn nitf() {
    let file = "<?xml version='1.0' encoding='iso-8859-1'?><!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf baselang='en'><head><title>Slug</title><docdata>\
        <doc-id id-string='n1' regsrc='EW'/><date.issue norm='20210222T101500+0100'/></docdata></head><body><body.head><hedline><hl1>Talks begin</hl1>\
        <hl2>More</hl2></hedline><byline>By Jane Doe, Example Wire</byline><distributor>Example Wire</distributor><dateline><location>Geneva</location></dateline>\
        <abstract><p>Summary.</p></abstract></body.head><body.content><media><media-caption>Caption</media-caption></media>\
        <p>   GENEVA, Feb 22 EW - Talks in <location>Geneva</location> began <br/>today.</p><hl2>What next</hl2><p>Nobody knows.</p></body.content></body></nitf>";
    assert_snapshot!(xml(file), @r#"
    Some("n1") Some("Talks begin") [Some("2021-02-22T10:15:00+01:00"), None]
      Some("Example Wire") Some("EW") ["Jane Doe"] Some("en") Some("GENEVA")
      "GENEVA, Feb 22 EW - Talks in Geneva began today.\n\nWhat next\n\nNobody knows."
    "#);
}

#[test]
fn what_is_no_story_is_named() {
    let table = [
        "<packageItem/>",
        "<knowledgeItem/>",
        "<other/>",
        "<nitf><body/></nitf>",
        "<newsMessage/>",
        "<newsItem><broken></newsItem>",
        "no xml",
    ];
    assert_snapshot!(table.map(xml).join("\n"), @"
    ! is a package of other items, which holds no story
    ! is a list of concepts, which holds no story
    ! is XML with the root other, which holds no story
    ! the item has no text
    ! is a message without items, which holds no story
    ! is no whole XML: ill-formed document: expected `</broken>`, but `</newsItem>` was found at byte 18
    ! is no whole XML: no element at byte 0
    ");
}

#[test]
fn ninjs() {
    let json = |file: &str| show(parse_news_json(file.as_bytes(), &Metadata::default()));
    let table = [
        r#"{"uri": "https://example.org/1", "type": "text", "language": "en", "versioncreated": "2021-02-22T12:00:00Z", "firstcreated": "2021-02-22T10:15:00+01:00",
            "headline": "Talks begin", "byline": "By Jane Doe", "copyrightholder": "Example Wire", "body_text": "plain", "body_xhtml": "<p>GENEVA (EW) - Talks began.</p><p>They go on.</p>"}"#,
        r#"{"uri": "urn:2", "type": "text", "versioncreated": "2021-02-22T12:00:00Z", "headlines": [{"role": "short", "value": "T"}, {"role": "main", "value": "Talks begin"}],
            "bodies": [{"role": "text", "contenttype": "text/plain", "value": "plain"}, {"role": "html", "contenttype": "text/html", "value": "<p>They began.</p>"}], "by": "Jane Doe"}"#,
        r#"{"uri": "urn:3", "type": "text", "versionCreated": "2021-02-22T12:00:00Z", "headlines": [{"value": "Talks"}], "bodies": [{"contentType": "text/plain", "value": "One.\nTwo."}]}"#,
        r#"{"uri": "urn:4", "type": "picture", "headline": "A picture", "description_text": "Of talks."}"#,
        r#"{"data": {"items": [{"item": {"uri": "urn:5", "type": "text", "headline": "No body"}}]}}"#,
        r#"{"total": 1, "item": [{"uri": "urn:6", "type": "text", "headline": "Wrapped", "body_html": "<p>Words.</p>"}]}"#,
        r#"{"other": 1}"#,
        "{",
    ];
    assert_snapshot!(table.map(json).join("\n--\n"), @r#"
    Some("https://example.org/1") Some("Talks begin") [Some("2021-02-22T10:15:00+01:00"), Some("2021-02-22T12:00:00Z")]
      Some("Example Wire") Some("EW") ["Jane Doe"] Some("en") Some("GENEVA")
      "GENEVA (EW) - Talks began.\n\nThey go on."
    --
    Some("urn:2") Some("Talks begin") [Some("2021-02-22T12:00:00Z"), None]
      None None ["Jane Doe"] None None
      "They began."
    --
    Some("urn:3") Some("Talks") [Some("2021-02-22T12:00:00Z"), None]
      None None [] None None
      "One.\n\nTwo."
    --
    ! is of type "picture", which holds no story
    --
    ! "No body" has no text
    --
    Some("urn:6") Some("Wrapped") [None, None]
      None None [] None None
      "Words."
    --
    ! is JSON without news, which holds no story
    --
    ! is no whole JSON: EOF while parsing an object at line 1 column 1
    "#);
}

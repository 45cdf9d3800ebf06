//! Names to fill gaps with, drawn by a fixed sequence of chances.

use dateline_entity::{Country, CountryFormKind};

/// Lists of names, and chance.
pub(crate) struct Fill {
    random: u64,
    first_names: Vec<&'static str>,
    surnames: Vec<&'static str>,
    cities: Vec<&'static str>,
    big_cities: Vec<&'static str>,
    regions: Vec<&'static str>,
    countries: Vec<&'static str>,
    demonyms: Vec<&'static str>,
    organizations: Vec<&'static str>,
    people: Vec<&'static str>,
}

fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn column(text: &'static str) -> impl Iterator<Item = &'static str> {
    rows(text).map(|line| line.split('\t').next().unwrap_or(line))
}

impl Fill {
    pub(crate) fn new() -> Fill {
        let cities = include_str!("../../data/names/cities.tsv");
        let forms = |wanted: CountryFormKind| -> Vec<&'static str> {
            let all = Country::all().flat_map(Country::forms);
            all.filter(|form| form.kind == wanted && !form.ambiguous).map(|form| form.text).collect()
        };
        // The states that news is most about stand more often.
        let often = [
            "Russia",
            "China",
            "Iran",
            "United States",
            "U.S.",
            "US",
            "Ukraine",
            "North Korea",
            "Syria",
            "Britain",
        ];
        let mut countries = forms(CountryFormKind::Name);
        for _ in 0..6 {
            countries.extend(often);
        }
        let often = [
            "Russian", "Chinese", "Iranian", "American", "U.S.", "US", "British", "German", "French",
            "Israeli",
        ];
        let mut demonyms: Vec<_> =
            forms(CountryFormKind::Demonym).into_iter().filter(|word| !word.ends_with('s')).collect();
        for _ in 0..5 {
            demonyms.extend(often);
        }
        Fill {
            random: 0x9e37_79b9_7f4a_7c15,
            first_names: column(include_str!("../../data/names/first_names.tsv")).collect(),
            surnames: rows(include_str!("../../data/names/surnames.txt")).collect(),
            cities: column(cities).collect(),
            big_cities: rows(cities)
                .filter(|row| row.ends_with('+'))
                .filter_map(|row| row.split('\t').next())
                .collect(),
            regions: column(include_str!("../../data/names/regions.tsv"))
                .flat_map(|names| names.split(';'))
                .collect(),
            countries,
            demonyms,
            organizations: column(include_str!("../../data/names/organizations.tsv"))
                .flat_map(|names| names.split(';'))
                .collect(),
            people: column(include_str!("../../data/names/people.tsv"))
                .filter_map(|names| names.split(';').next())
                .collect(),
        }
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        usize::try_from(self.random >> 11).unwrap_or(0) % limit.max(1)
    }

    pub(crate) fn one<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let at = self.below(list.len());
        list[at]
    }

    fn from(&mut self, list: fn(&Fill) -> &Vec<&'static str>) -> &'static str {
        let length = list(self).len();
        let at = self.below(length);
        list(self)[at]
    }

    /// A name that no list has.
    fn unknown(&mut self) -> String {
        const STARTS: &[&str] = &[
            "Bar", "Vol", "Kra", "Dju", "Sme", "Tor", "Mal", "Yev", "Cho", "Rah", "Qas", "Nur", "Zak", "Fer",
            "Hli", "Osk", "Ndo", "Abu", "Gri", "Pel", "Shv", "Kha", "Wen", "Lin", "Bre", "Tan", "Oku", "Mwa",
            "Tch", "Sza", "Var", "Del",
        ];
        const ENDS: &[&str] = &[
            "ov", "enko", "ski", "adze", "vić", "sen", "ani", "oğlu", "ez", "ian", "ashvili", "ley", "man",
            "ner", "bi", "ara", "uto", "anga", "eh", "imi", "yan", "ström", "kov", "etti", "ou", "ak", "ung",
            "iri", "ovich", "berg", "wala", "una",
        ];
        let (start, end) = (self.one(STARTS), self.one(ENDS));
        let middle = self.one(&["", "", "a", "ol", "in", "er", "it", "un", "am", "or"]);
        format!("{start}{middle}{end}")
    }

    pub(crate) fn first_name(&mut self) -> String {
        match self.below(10) {
            0 => self.unknown(),
            1 => format!("{}-{}", self.from(|fill| &fill.first_names), self.from(|fill| &fill.first_names)),
            2 => format!(
                "{} {}.",
                self.from(|fill| &fill.first_names),
                char::from(b'A' + self.below(26) as u8)
            ),
            _ => self.from(|fill| &fill.first_names).to_owned(),
        }
    }

    pub(crate) fn surname(&mut self) -> String {
        match self.below(13) {
            12 => self
                .one(&[
                    "Hill",
                    "Park",
                    "Banks",
                    "Church",
                    "Street",
                    "Lake",
                    "Rivers",
                    "Law",
                    "Day",
                    "Bridge",
                    "Fields",
                    "Forest",
                    "Rice",
                    "Ford",
                    "Washington",
                    "Jordan",
                    "Paris",
                    "Houston",
                    "Austin",
                    "Jackson",
                    "Lincoln",
                    "Town",
                    "Price",
                    "Bell",
                    "Brown",
                    "King",
                    "Bishop",
                    "Post",
                    "Press",
                    "Fox",
                ])
                .to_owned(),
            0..=2 => self.unknown(),
            3 => format!("{}-{}", self.from(|fill| &fill.surnames), self.from(|fill| &fill.surnames)),
            4 => {
                let particle =
                    self.one(&["al-", "al-", "el-", "de ", "von ", "van ", "bin ", "van der ", "Al "]);
                let name = if self.below(2) == 0 {
                    self.unknown()
                } else {
                    self.from(|fill| &fill.surnames).to_owned()
                };
                format!("{particle}{name}")
            }
            _ => self.from(|fill| &fill.surnames).to_owned(),
        }
    }

    /// A first name and a last name.
    pub(crate) fn person(&mut self) -> (String, String) {
        if self.below(12) == 0 {
            let name = self.from(|fill| &fill.people);
            if let Some((first, last)) = name.split_once(' ') {
                return (first.to_owned(), last.to_owned());
            }
        }
        (self.first_name(), self.surname())
    }

    pub(crate) fn city(&mut self) -> String {
        match self.below(10) {
            0 => self.unknown(),
            1..=5 => self.from(|fill| &fill.big_cities).to_owned(),
            6 => self.from(|fill| &fill.regions).to_owned(),
            _ => self.from(|fill| &fill.cities).to_owned(),
        }
    }

    pub(crate) fn region(&mut self) -> String {
        match self.below(6) {
            0 => format!(
                "{} {}",
                self.unknown(),
                self.one(&["Province", "Region", "Valley", "Island", "River", "County", "Sea"])
            ),
            _ => self.from(|fill| &fill.regions).to_owned(),
        }
    }

    pub(crate) fn country(&mut self) -> String {
        self.from(|fill| &fill.countries).to_owned()
    }

    pub(crate) fn demonym(&mut self) -> String {
        self.from(|fill| &fill.demonyms).to_owned()
    }

    fn topic(&mut self) -> &'static str {
        self.one(&[
            "Defense",
            "Defence",
            "Foreign",
            "Interior",
            "Finance",
            "Trade",
            "Energy",
            "Security",
            "Justice",
            "Health",
            "Education",
            "Agriculture",
            "Industry",
            "Transport",
            "Culture",
            "Labour",
            "Environment",
            "Development",
            "Commerce",
            "Intelligence",
            "Human Rights",
            "National Security",
            "Foreign Affairs",
            "Economic",
            "Financial",
            "Maritime",
            "Nuclear",
            "Aviation",
            "Strategic",
            "Political",
            "Social",
            "Public",
            "Press",
            "Research",
            "Oil",
            "Gas",
            "Customs",
            "Tax",
            "Police",
            "Military",
        ])
    }

    /// A body of the public sort.
    pub(crate) fn organization(&mut self) -> String {
        match self.below(18) {
            0..=3 => self.from(|fill| &fill.organizations).to_owned(),
            4 => format!("Ministry of {}", self.topic()),
            5 => format!("{} Ministry", self.topic()),
            6 => format!("{} {} Ministry", self.demonym(), self.topic()),
            7 => format!("Department of {}", self.topic()),
            8 => format!("{} Department", self.topic()),
            9 => {
                let head = self.one(&[
                    "Committee",
                    "Commission",
                    "Council",
                    "Agency",
                    "Authority",
                    "Board",
                    "Bureau",
                    "Service",
                ]);
                let start = self.one(&[
                    "Senate",
                    "House",
                    "National",
                    "Federal",
                    "State",
                    "International",
                    "Joint",
                    "Central",
                ]);
                format!("{start} {} {head}", self.topic())
            }
            10 => {
                let head = self.one(&[
                    "Institute",
                    "Center",
                    "Centre",
                    "Council",
                    "Foundation",
                    "Association",
                    "School",
                    "Organization",
                ]);
                let joint = self.one(&["for", "of", "for", "on"]);
                format!(
                    "{head} {} {} and {} Studies",
                    if joint == "on" { "for" } else { joint },
                    self.topic(),
                    self.topic()
                )
            }
            11 => format!(
                "{} {}",
                self.city(),
                self.one(&["University", "College", "Institute", "Hospital", "Police Department"])
            ),
            12 => format!("University of {}", self.city()),
            13 => format!(
                "{} {}",
                self.country(),
                self.one(&["Human Rights Council", "Institute", "Liberation Front", "Army", "Red Crescent"])
            ),
            14 => format!(
                "{} {}",
                self.demonym(),
                self.one(&[
                    "Parliament",
                    "Embassy",
                    "Navy",
                    "Air Force",
                    "Central Bank",
                    "Academy of Sciences",
                    "Supreme Court",
                    "National Guard",
                    "Olympic Committee"
                ])
            ),
            15 => format!(
                "{} {} Front",
                self.demonym(),
                self.one(&["Liberation", "Popular", "Revolutionary", "Patriotic", "Islamic"])
            ),
            16 => format!("{} Observatory for {}", self.demonym(), self.topic()),
            _ => self.capitals(),
        }
    }

    fn capitals(&mut self) -> String {
        let length = 3 + self.below(2);
        (0..length).map(|_| char::from(b'A' + self.below(26) as u8)).collect()
    }

    pub(crate) fn party(&mut self) -> String {
        let word = self.one(&[
            "Democratic",
            "Socialist",
            "Liberal",
            "Conservative",
            "Labour",
            "National",
            "People's",
            "Communist",
            "Green",
            "Progressive",
            "Social Democratic",
            "Christian Democratic",
            "Freedom",
            "Justice",
            "Republican",
            "Reform",
            "Unity",
            "Islamic",
            "Workers'",
        ]);
        match self.below(12) {
            8 => format!(
                "{} and {word} Party",
                self.one(&["Social Democratic", "Peace", "Agrarian", "Democratic", "Christian"])
            ),
            9 => format!(
                "{} {word} Party of {}",
                self.one(&["Progressive", "United", "National", "New"]),
                self.city()
            ),
            10 => format!("{word} Union in {}", self.region()),
            11 => format!(
                "{} {}",
                self.demonym(),
                self.one(&["Democrats", "Greens", "Socialists", "Labor Party", "Democratic Union"])
            ),
            0..=2 => format!("{word} Party"),
            3 => format!("{word} Party of {}", self.country()),
            4 => format!("{} {word} Party", self.demonym()),
            5 => format!(
                "{word} {}",
                self.one(&["Alliance", "Front", "Union", "Movement", "League", "Coalition", "Bloc"])
            ),
            6 => format!(
                "{} {}",
                self.one(&["Movement for", "Union of", "Party of", "Alliance for", "Front for"]),
                self.one(&[
                    "Democracy",
                    "Change",
                    "Freedom",
                    "Unity",
                    "Democrats",
                    "Justice",
                    "National Unity",
                    "Democratic Change"
                ])
            ),
            _ => format!(
                "{} {}",
                self.one(&["New", "United", "Free", "Our", "Fair", "Forward"]),
                self.country()
            ),
        }
    }

    pub(crate) fn company(&mut self) -> String {
        let word = match self.below(5) {
            0 => self.unknown(),
            1 => self.from(|fill| &fill.surnames).to_owned(),
            2 => self.city(),
            3 => format!(
                "{}{}",
                self.one(&[
                    "Petro", "Gaz", "Tele", "Uni", "Trans", "Euro", "Inter", "Agro", "Neo", "Bio", "Micro"
                ]),
                self.one(&[
                    "tech", "bank", "oil", "trade", "com", "export", "chem", "line", "soft", "max", "corp"
                ])
            ),
            _ => self.capitals(),
        };
        match self.below(12) {
            0..=1 => word,
            2 => format!("{word} & {}", self.from(|fill| &fill.surnames)),
            3 => format!(
                "{word} {} {}",
                self.one(&[
                    "Shipping",
                    "Trading",
                    "Oil",
                    "Marine",
                    "Steel",
                    "Petroleum",
                    "Pacific",
                    "Global",
                    "Import and Export"
                ]),
                self.one(&["Co.", "Ltd.", "Company", "Inc.", "Corp.", "LLC", "Co Ltd.", "Company Ltd."])
            ),
            4 => format!("{word}, {}", self.one(&["Inc.", "LLC"])),
            5 => format!("Bank of {}", self.city()),
            6 => format!("{word} Bank"),
            7 => format!(
                "{word} {}",
                self.one(&[
                    "Airlines",
                    "Airways",
                    "Motors",
                    "Energy",
                    "Industries",
                    "Systems",
                    "Holdings",
                    "Group",
                    "International",
                    "Technologies",
                    "Media",
                    "Securities",
                    "Partners",
                    "Brothers",
                    "Corp",
                    "Inc"
                ])
            ),
            8 => self.from(|fill| &fill.organizations).to_owned(),
            _ => format!(
                "{word} {}",
                self.one(&["Inc", "Ltd", "Corp", "Co", "AG", "SA", "Plc", "Group", "Holding", "Industries"])
            ),
        }
    }

    pub(crate) fn team(&mut self) -> String {
        match self.below(6) {
            0..=1 => self.from(|fill| &fill.big_cities).to_owned(),
            2 => format!(
                "{} {}",
                self.city(),
                self.one(&["United", "City", "Rovers", "FC", "Athletic", "Wanderers", "Town", "County"])
            ),
            3 => self
                .one(&[
                    "Hawks",
                    "Lions",
                    "Sharks",
                    "Raptors",
                    "Flames",
                    "Stars",
                    "Oilers",
                    "Panthers",
                    "Rangers",
                    "Pirates",
                    "Cardinals",
                    "Reds",
                    "Angels",
                    "Royals",
                    "Twins",
                    "Giants",
                    "Jets",
                    "Bears",
                    "Eagles",
                    "Tigers",
                    "Indians",
                    "Braves",
                    "Bulls",
                ])
                .to_owned(),
            4 => self.from(|fill| &fill.regions).to_owned(),
            _ => self.unknown(),
        }
    }

    pub(crate) fn ship(&mut self) -> String {
        match self.below(3) {
            0 => format!(
                "{} {}",
                self.one(&[
                    "Ocean", "Sea", "Star", "Pacific", "Golden", "Blue", "Lady", "Stena", "Adrian", "Wise"
                ]),
                self.unknown()
            ),
            1 => format!(
                "{} {}",
                self.one(&["Ocean", "Sea", "Bright", "Happy", "Golden", "Blue", "Noble", "Grand"]),
                self.one(&["Star", "Spirit", "Honor", "Pearl", "Dragon", "Wave", "Victory", "Fortune"])
            ),
            _ => format!("{} {}", self.unknown(), 1 + self.below(9)),
        }
    }

    pub(crate) fn outlet(&mut self) -> String {
        match self.below(4) {
            0 => format!(
                "{} {}",
                self.city(),
                self.one(&["Times", "Post", "Herald", "Daily News", "Tribune", "Star"])
            ),
            1 => format!(
                "{} {}",
                self.one(&["The", "Radio", "TV"]),
                self.one(&["Guardian", "Telegraph", "Observer", "Free Europe", "Rossiya", "Nation"])
            ),
            _ => self
                .one(&[
                    "Reuters",
                    "AFP",
                    "AP",
                    "CNN",
                    "BBC",
                    "Interfax",
                    "Bloomberg",
                    "Xinhua",
                    "Fox News",
                    "CBS",
                    "NBC News",
                    "TASS",
                    "The New York Times",
                    "The Washington Post",
                    "The Associated Press",
                ])
                .to_owned(),
        }
    }

    /// A word that is no name, by the name of its gap.
    pub(crate) fn word(&mut self, gap: &str) -> Option<String> {
        let word = match gap {
            "role" => self.one(&[
                "president",
                "foreign minister",
                "prime minister",
                "defense minister",
                "chairman",
                "chief executive",
                "director",
                "spokesman",
                "spokeswoman",
                "ambassador",
                "governor",
                "lawmaker",
                "oligarch",
                "businessman",
                "general secretary",
                "deputy head",
                "former minister",
                "senior fellow",
                "chief economist",
                "opposition leader",
                "envoy",
                "secretary-general",
            ]),
            "office" => self.one(&[
                "President",
                "Prime Minister",
                "Foreign Minister",
                "Defense Minister",
                "Foreign Secretary",
                "Secretary of State",
                "Vice President",
                "Ambassador",
                "Interior Minister",
                "Treasury Secretary",
                "Chancellor",
                "Deputy Foreign Minister",
            ]),
            "title" => self.one(&["Mr.", "Ms.", "Mrs.", "Dr.", "Gen.", "Sen."]),
            "day" => {
                self.one(&["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
            }
            "month" => self.one(&[
                "January", "February", "March", "April", "May", "June", "July", "August", "Sept.", "Oct.",
                "November", "Dec.",
            ]),
            "n" => return Some((1 + self.below(90)).to_string()),
            "year" => return Some((1985 + self.below(40)).to_string()),
            _ => return None,
        };
        Some(word.to_owned())
    }
}

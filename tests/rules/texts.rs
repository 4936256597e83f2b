//! Everything the bot says exists in every language, with the same places to fill.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chibo::domain::Language;
use chibo::domain::attendance::Heading;
use chibo::domain::command::{ENTRIES, Menu};
use chibo::domain::feedback::FeedbackKind;
use chibo::domain::meeting::MeetingKind;
use chibo::domain::people::{Role, Standing};
use chibo::domain::reading::ReasonCategory;
use chibo::domain::roll_call::Presence;
use chibo::messages::{Text, Voice};

use super::sources::Sources;
use super::speech::{Sentences, Speaker, Speech};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The sentences of a language: key, and the places it fills.
fn sentences(language: &str) -> Sentences {
    let mut found = Sentences::new();
    for entry in std::fs::read_dir(root().join("config/locales").join(language)).unwrap() {
        let mut key = String::new();
        for line in std::fs::read_to_string(entry.unwrap().path()).unwrap().lines() {
            if line.starts_with(|letter: char| letter.is_ascii_lowercase()) {
                key = line.split('=').next().unwrap().trim().to_owned();
                let twice = found.insert(key.clone(), BTreeSet::new());
                assert_eq!(twice, None, "{language}: {key} stands twice");
            }
            if !line.starts_with('#') && !key.is_empty() {
                found.entry(key.clone()).or_default().extend(places(line));
            }
        }
    }
    found
}

fn places(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split('$').skip(1).map(|rest| {
        rest.chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-'))
            .collect()
    })
}

/// The words a key may end in, by what it begins with.
fn families() -> BTreeMap<&'static str, Vec<&'static str>> {
    macro_rules! words {
        ($($family:literal => $name:ty),* $(,)?) => {
            [$(($family, <$name>::ALL.iter().map(|it| it.word()).collect::<Vec<_>>())),*]
        };
    }
    let mut families = BTreeMap::from(words! {
        "expected" => Heading,
        "feedback" => FeedbackKind,
        "meeting" => MeetingKind,
        "presence" => Presence,
        "reason" => ReasonCategory,
        "role" => Role,
        "standing" => Standing,
    });
    let offered = ENTRIES.iter().filter(|entry| !entry.menus.contains(&Menu::Hidden));
    families.insert("command", offered.map(|entry| entry.name).collect());
    families
}

#[test]
fn both_languages_say_the_same_things_with_the_same_places() {
    let (vietnamese, english) = (sentences("vi"), sentences("en"));
    let keys = |them: &Sentences| them.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&vietnamese), keys(&english));
    for (key, places) in &vietnamese {
        assert_eq!(places, &english[key], "{key}");
    }
}

#[test]
fn every_sentence_can_be_said() {
    for (tag, language) in [("vi", Language::Vietnamese), ("en", Language::English)] {
        let voice = Voice { language, zone: chrono_tz::Asia::Ho_Chi_Minh };
        for (key, places) in sentences(tag) {
            let filled = places.into_iter().fold(Text::new(key.clone()), |text, place| {
                let place: &'static str = Box::leak(place.into_boxed_str());
                text.with(place, 7_i64)
            });
            let said = filled.plain(voice);
            assert!(!said.is_empty() && !said.contains('{'), "{tag} {key}: {said}");
        }
    }
}

#[test]
fn every_key_the_program_names_exists() {
    let (known, families, sources) = (sentences("vi"), families(), Sources::read());
    let speech = Speech::read(&sources);
    let mut wrong: Vec<String> = speech
        .unchecked
        .iter()
        .map(|made| format!("{}: make \"{}\" with Text::of", made.at, made.word))
        .collect();
    for speaker in &speech.speakers {
        let unknown = speaker.keys.iter().filter(|key| !known.contains_key(&key.word));
        wrong.extend(unknown.map(|key| format!("{}: nothing is said under \"{}\"", key.at, key.word)));
        for family in &speaker.families {
            let Some(words) = families.get(family.word.as_str()) else {
                wrong.push(format!("{}: the words of \"{}\" are not known here", family.at, family.word));
                continue;
            };
            let keys = words.iter().map(|word| format!("{}-{word}", family.word));
            let unknown = keys.filter(|key| !known.contains_key(key));
            wrong.extend(unknown.map(|key| format!("{}: nothing is said under \"{key}\"", family.at)));
        }
    }
    for (_, file) in sources.files() {
        for (number, line) in file.text.lines().enumerate() {
            let keys =
                ["Text::new(\"", "Button::new(\""].into_iter().flat_map(|call| line.split(call).skip(1));
            let keys = keys.map(|rest| rest.split('"').next().unwrap());
            let unknown = keys.filter(|key| !known.contains_key(*key));
            wrong.extend(
                unknown.map(|key| format!("{}:{}: nothing is said under \"{key}\"", file.path, number + 1)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_place_is_filled_and_nothing_fills_a_place_that_is_not_there() {
    let (known, families) = (sentences("vi"), families());
    let speech = Speech::read(&Sources::read());
    let keys = |speaker: &Speaker| -> Vec<(String, String)> {
        let of_families = speaker.families.iter().flat_map(|family| {
            let words = families.get(family.word.as_str()).into_iter().flatten();
            words.map(|word| (format!("{}-{word}", family.word), family.at.clone()))
        });
        speaker.keys.iter().map(|key| (key.word.clone(), key.at.clone())).chain(of_families).collect()
    };
    let mut wrong = Vec::new();
    for (at, speaker) in speech.speakers.iter().enumerate() {
        let company = speech.company(at);
        let filled: BTreeSet<&str> =
            company.iter().flat_map(|one| &one.places).map(|place| place.word.as_str()).collect();
        for (key, at) in keys(speaker) {
            let empty =
                known.get(&key).into_iter().flatten().filter(|place| !filled.contains(place.as_str()));
            wrong.extend(empty.map(|place| format!("{at}: nothing fills {{ ${place} }} of \"{key}\"")));
        }
        let there: BTreeSet<String> = company
            .iter()
            .flat_map(|one| keys(one))
            .filter_map(|(key, _)| known.get(&key))
            .flatten()
            .cloned()
            .collect();
        let lost = speaker.places.iter().filter(|place| !there.contains(&place.word));
        wrong.extend(lost.map(|place| format!("{}: no sentence has the place \"{}\"", place.at, place.word)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_kept_that_nobody_says() {
    let speech = Speech::read(&Sources::read());
    let families = families();
    let mut said: BTreeSet<String> = BTreeSet::new();
    for speaker in &speech.speakers {
        said.extend(speaker.keys.iter().map(|key| key.word.clone()));
        for family in &speaker.families {
            let words = families.get(family.word.as_str()).into_iter().flatten();
            said.extend(words.map(|word| format!("{}-{word}", family.word)));
        }
    }
    let idle: Vec<String> = sentences("vi").into_keys().filter(|key| !said.contains(key)).collect();
    assert_eq!(idle, Vec::<String>::new());
}

#[test]
fn the_bot_never_says_you_as_one_should_not() {
    for (key, _) in sentences("vi") {
        assert!(!key.is_empty());
    }
    for entry in std::fs::read_dir(root().join("config/locales/vi")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap().to_lowercase();
        let words: Vec<&str> = text.split(|letter: char| !letter.is_alphabetic()).collect();
        assert!(!words.contains(&"bạn"), "members are addressed as đồng chí");
    }
}

//! Everything the bot says exists in every language, with the same places to fill.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chibo::domain::Language;
use chibo::messages::{Text, Voice};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The sentences of a language: key, and the places it fills.
fn sentences(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
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

fn sources() -> String {
    let mut all = String::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                all.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    all
}

#[test]
fn both_languages_say_the_same_things_with_the_same_places() {
    let (vietnamese, english) = (sentences("vi"), sentences("en"));
    let keys = |them: &BTreeMap<String, BTreeSet<String>>| them.keys().cloned().collect::<BTreeSet<_>>();
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
            assert!(
                !said.is_empty() && !said.contains('{') && said != format!("[{key}]"),
                "{tag} {key}: {said}"
            );
        }
    }
}

#[test]
fn every_key_the_program_names_exists() {
    let known = sentences("vi");
    let source = sources();
    let mut missing = BTreeSet::new();
    for call in ["Text::new(\"", "Button::new(\""] {
        for rest in source.split(call).skip(1) {
            let key = rest.split('"').next().unwrap();
            if !known.contains_key(key) {
                missing.insert(key.to_owned());
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn nothing_is_kept_that_nobody_says() {
    let source = sources();
    let families: Vec<&str> = source
        .split("format!(\"")
        .skip(1)
        .filter_map(|rest| rest.split('{').next())
        .filter(|it| it.ends_with('-'))
        .collect();
    let idle: Vec<_> = sentences("vi")
        .into_keys()
        .filter(|key| {
            !source.contains(&format!("\"{key}\"")) && !families.iter().any(|family| key.starts_with(family))
        })
        .collect();
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

//! Who may import whom. The table is the design's; the sources are read as they are.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::Sources;

/// A module, and the modules of ours it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("clock", &["domain"]),
    ("messages", &["domain"]),
    ("roster_file", &["domain"]),
    ("store", &["domain"]),
    ("work", &["store", "clock", "domain", "messages"]),
    ("post", &["work", "store", "domain", "messages"]),
    ("handlers", &["domain", "messages", "post", "store", "work"]),
    ("telegram", &["domain", "messages::buttons"]),
    ("config", &["domain"]),
    ("loops", &["handlers", "store", "telegram", "work", "clock", "domain", "messages"]),
    ("sandbox::world", &[]),
    ("sandbox::bot_api", &["sandbox::world"]),
    ("sandbox::page", &["sandbox::world"]),
    ("app", EVERYTHING_BUT_CLI),
    ("cli", EVERYTHING),
    ("sandbox", &[]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// What the application puts together.
const EVERYTHING_BUT_CLI: &[&str] = &[
    "clock",
    "config",
    "domain",
    "handlers",
    "loops",
    "messages",
    "post",
    "roster_file",
    "sandbox",
    "store",
    "telegram",
    "work",
];

/// What the command line may ask for.
const EVERYTHING: &[&str] = &[
    "app",
    "clock",
    "config",
    "domain",
    "handlers",
    "loops",
    "messages",
    "post",
    "roster_file",
    "sandbox",
    "store",
    "telegram",
    "work",
];

/// Rooms whose files still import each other in circles; a room leaves this list and never comes back.
const CIRCLES: &[&str] = &[];

/// Names that stand for two types; a name leaves this list and never comes back.
const TWO_TYPES: &[&str] = &[];

/// Telegram's own ids, on both sides of the wall between the domain and the sandbox: one thing, two declarations.
const TELEGRAMS: &[&str] = &["ChatId", "MessageId", "UserId"];

/// Rooms whose functions still take several things as one; a room leaves this list and never comes back.
const TUPLES: &[&str] = &[];

/// What only some modules may know of other people's crates.
const ONLY: &[(&str, &[&str])] = &[
    ("teloxide::", &["telegram"]),
    ("reqwest::", &["telegram"]),
    ("axum::", &["sandbox"]),
    ("tokio::", &["clock", "loops", "app", "cli", "telegram", "sandbox", "store", "main"]),
    ("sqlx::query", &["store"]),
    ("fluent_templates::", &["messages"]),
];

fn within(path: &str, module: &str) -> bool {
    path == module || path.strip_prefix(module).is_some_and(|rest| rest.starts_with("::"))
}

#[test]
fn nobody_imports_what_is_not_theirs() {
    let sources = Sources::read();
    let mut wrong = Vec::new();
    for (module, file) in sources.files() {
        let Some((own, allowed)) = MAY_IMPORT.iter().find(|(name, _)| within(module, name)) else {
            wrong.push(format!("{} stands in no row of the table", file.path));
            continue;
        };
        for path in sources.imports(module) {
            if !within(&path, own) && !allowed.iter().any(|name| within(&path, name)) {
                wrong.push(format!("{} imports {path}", file.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_file_imports_itself_by_way_of_others() {
    let sources = Sources::read();
    let imports: BTreeMap<&str, BTreeSet<String>> =
        sources.files().map(|(module, _)| (module, sources.imported_files(module))).collect();
    let reached = |from: &str| {
        let mut reached = BTreeSet::new();
        let mut next = vec![from.to_owned()];
        while let Some(module) = next.pop() {
            let further = imports.get(module.as_str()).into_iter().flatten();
            next.extend(further.filter(|file| reached.insert((*file).clone())).cloned());
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<String>> =
        imports.keys().map(|module| (*module, reached(module))).collect();
    let circles: Vec<String> = imports
        .iter()
        .filter(|(module, _)| !CIRCLES.iter().any(|room| within(module, room)))
        .flat_map(|(module, imported)| {
            let back = imported.iter().filter(|file| reached[file.as_str()].contains(*module));
            back.map(move |file| format!("{module} imports {file}, which leads back to it"))
        })
        .collect();
    assert_eq!(circles, Vec::<String>::new());
}

#[test]
fn a_type_name_stands_for_one_thing() {
    let sources = Sources::read();
    let mut homes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (_, file) in sources.files() {
        for name in file.types() {
            homes.entry(name).or_default().push(&file.path);
        }
    }
    assert!(homes.len() > 250, "the types are found: {}", homes.len());
    homes.retain(|name, files| files.len() > 1 && !TELEGRAMS.contains(&name.as_str()));
    let new: Vec<_> = homes.iter().filter(|(name, _)| !TWO_TYPES.contains(&name.as_str())).collect();
    assert!(new.is_empty(), "one name, several types: {new:?}");
    let mended: Vec<_> = TWO_TYPES.iter().filter(|name| !homes.contains_key(**name)).collect();
    assert!(mended.is_empty(), "take these off the list: {mended:?}");
}

#[test]
fn no_function_takes_several_things_as_one() {
    let mut wrong = Vec::new();
    for (module, file) in Sources::read().files() {
        for line in file.code().lines().filter(|line| line.contains("): (")) {
            let parameter = line.trim_start().starts_with('(') || line.contains("fn ");
            if parameter && !TUPLES.iter().any(|room| within(module, room)) {
                wrong.push(format!("{}: {}", file.path, line.trim()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "name the thing");
}

#[test]
fn other_peoples_crates_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for (module, file) in Sources::read().files() {
        for (name, homes) in ONLY {
            if file.code().contains(name) && !homes.iter().any(|home| within(module, home)) {
                wrong.push(format!("{} knows {name}", file.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_file_begins_with_a_sentence_and_is_a_page() {
    let mut wrong = Vec::new();
    for (_, file) in Sources::read().files() {
        if !file.text.starts_with("//! ") {
            wrong.push(format!("{} does not begin with `//!`", file.path));
        }
        let lines = file.text.lines().count();
        if lines > 400 {
            wrong.push(format!("{} has {lines} lines", file.path));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nothing_is_left_undone_or_silenced() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("#[", "allow("),
    ];
    let mut wrong = Vec::new();
    for (_, file) in Sources::read().files() {
        let silent = marks.iter().filter(|mark| file.text.contains(**mark));
        wrong.extend(silent.map(|mark| format!("{}: {mark}", file.path)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

//! Who may import whom. The table is the design's; the sources are read as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A module, and the modules of ours it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("clock", &["domain"]),
    ("domain", &[]),
    ("messages", &["domain"]),
    ("store", &["domain"]),
    ("work", &["store", "clock", "domain", "messages"]),
    ("post", &["work", "store", "domain", "messages"]),
    ("handlers", &["domain", "messages", "post", "store", "work"]),
    ("telegram", &["domain", "messages::buttons"]),
    ("loops", &["handlers", "store", "telegram", "work", "clock", "domain", "messages"]),
    ("config", &["domain", "loops::pace"]),
    ("roster_file", &["domain"]),
    ("sandbox::world", &[]),
    ("sandbox::bot_api", &["sandbox::world"]),
    ("sandbox::page", &["sandbox::world"]),
    ("app", &["clock", "config", "domain", "handlers", "loops", "messages", "store", "telegram", "work"]),
];

/// What only some modules may know of other people's crates.
const ONLY: &[(&str, &[&str])] = &[
    ("teloxide::", &["telegram"]),
    ("reqwest::", &["telegram"]),
    ("axum::", &["sandbox"]),
    ("tokio::", &["clock", "loops", "app", "cli", "telegram", "sandbox", "store", "main"]),
    ("sqlx::query", &["store"]),
    ("fluent_templates::", &["messages"]),
];

fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.insert(module(&root, &path), std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

fn module(root: &Path, file: &Path) -> String {
    let relative: PathBuf = file.strip_prefix(root).unwrap().with_extension("");
    let parts: Vec<&str> =
        relative.iter().filter_map(|part| part.to_str()).filter(|part| *part != "mod").collect();
    parts.join("::")
}

/// What a source imports of ours, as `domain::stages::Rules`; its tests may import anything.
fn imports(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code: String =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    code.replace("in crate::", "").split("crate::").skip(1).flat_map(named).collect()
}

/// The paths a `crate::` begins: one, or each of a list in braces.
fn named(rest: &str) -> Vec<String> {
    let path = |text: &str| -> String {
        text.trim()
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | ':'))
            .collect()
    };
    match rest.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or_default().split(',').map(path).collect(),
        None => vec![path(rest)],
    }
}

fn within(path: &str, module: &str) -> bool {
    path == module || path.strip_prefix(module).is_some_and(|rest| rest.starts_with("::"))
}

#[test]
fn nobody_imports_what_is_not_theirs() {
    let mut wrong = Vec::new();
    for (module, source) in sources() {
        let Some((own, allowed)) = MAY_IMPORT.iter().find(|(name, _)| within(&module, name)) else {
            continue;
        };
        for path in imports(&source) {
            let fine =
                within(&path, own) || allowed.iter().any(|name| within(&path, name)) || path.is_empty();
            if !fine {
                wrong.push(format!("{module} imports {path}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn other_peoples_crates_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for (module, source) in sources() {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for (name, homes) in ONLY {
            let here = code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(name));
            if here && !homes.iter().any(|home| within(&module, home)) {
                wrong.push(format!("{module} knows {name}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_file_begins_with_a_sentence_and_is_a_page() {
    let mut wrong = Vec::new();
    for (module, source) in sources() {
        if !source.starts_with("//! ") {
            wrong.push(format!("{module} does not begin with `//!`"));
        }
        let lines = source.lines().count();
        if lines > 400 {
            wrong.push(format!("{module} has {lines} lines"));
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
    for (module, source) in sources() {
        wrong.extend(
            marks.iter().filter(|mark| source.contains(**mark)).map(|mark| format!("{module}: {mark}")),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

//! No circles between files: whoever reads one need not read the other first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Where it holds.
const HERE: &[&str] = &[
    "domain::exchanges",
    "handlers::committee",
    "handlers::door",
    "handlers::member",
    "handlers::operator",
    "handlers::secretary",
];

/// The files, by their module path, without their tests and comments.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut files, mut folders) = (BTreeMap::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
                let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                files.insert(module(&root, &path), lines.collect::<Vec<_>>().join("\n"));
            }
        }
    }
    files
}

fn module(root: &Path, file: &Path) -> String {
    let relative: PathBuf = file.strip_prefix(root).unwrap().with_extension("");
    let parts = relative.iter().filter_map(|part| part.to_str()).filter(|part| *part != "mod");
    parts.collect::<Vec<_>>().join("::")
}

/// Every path a `use` names, its braces spread out.
fn spread(tree: &str) -> Vec<String> {
    let Some((stem, list)) = tree.trim().split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return vec![path.trim().to_owned()];
    };
    let (mut items, mut depth, mut item) = (Vec::new(), 0, String::new());
    for letter in list.trim_end().trim_end_matches('}').chars().chain([',']) {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        if letter == ',' && depth <= 0 {
            items.push(std::mem::take(&mut item));
        } else {
            item.push(letter);
        }
    }
    let items = items.iter().filter(|item| !item.trim().is_empty());
    items
        .flat_map(|item| spread(item.trim()))
        .map(|item| format!("{stem}{item}").trim_end_matches("::self").to_owned())
        .collect()
}

/// The file a path leads to, seen from a module.
fn file_of(path: &str, from: &str, files: &BTreeMap<String, String>) -> Option<String> {
    let mut at: Vec<&str> = from.split("::").collect();
    for part in path.split("::") {
        match part {
            "crate" => at.clear(),
            "super" => drop(at.pop()),
            "self" => {}
            part => at.push(part),
        }
    }
    while !at.is_empty() && !files.contains_key(&at.join("::")) {
        at.pop();
    }
    Some(at.join("::")).filter(|found| !found.is_empty() && found != from)
}

/// Which files each file imports.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let files = sources();
    let imported = |(module, code): (&String, &String)| {
        let uses = code.split("use ").skip(1).filter_map(|rest| rest.split_once(';'));
        let paths = uses.flat_map(|(tree, _)| spread(tree));
        let found = paths.filter_map(|path| file_of(&path, module, &files)).collect();
        (module.clone(), found)
    };
    files.iter().map(imported).collect()
}

fn reaches(from: &str, to: &str, graph: &BTreeMap<String, BTreeSet<String>>) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        for other in graph.get(file).into_iter().flatten() {
            if other == to {
                return true;
            }
            if seen.insert(other.as_str()) {
                next.push(other);
            }
        }
    }
    false
}

#[test]
fn no_file_imports_one_that_imports_it() {
    let graph = imports();
    let here = |file: &String| HERE.iter().any(|room| file.starts_with(room));
    let circles: Vec<&String> =
        graph.keys().filter(|file| here(file) && reaches(file, file, &graph)).collect();
    assert_eq!(circles, Vec::<&String>::new());
}

#[test]
fn a_use_with_braces_names_every_path_in_it() {
    assert_eq!(spread("super::{a::{self, B}, c}"), ["super::a", "super::a::B", "super::c"]);
}

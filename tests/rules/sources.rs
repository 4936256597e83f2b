//! The sources as the rules read them: files by module, what each imports, and which types it declares.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The files of `src`, by module: `domain::plan` for `src/domain/plan.rs`.
pub struct Sources {
    files: BTreeMap<String, File>,
}

/// One file.
pub struct File {
    /// Where it stands, from the root of the repository.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl Sources {
    /// Reads all of `src`.
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = BTreeMap::new();
        let mut folders = vec![root.join("src")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    let shown = path.strip_prefix(root).unwrap().display().to_string();
                    files.insert(module(&root.join("src"), &path), File { path: shown, text });
                }
            }
        }
        Self { files }
    }

    /// Every file with its module.
    pub fn files(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(module, file)| (module.as_str(), file))
    }

    /// What a module imports of ours, as full paths such as `domain::plan::Rules`; its tests may import anything.
    pub fn imports(&self, module: &str) -> BTreeSet<String> {
        let code = self.files[module].code();
        let (uses, rest) = uses(&code);
        let mut found = BTreeSet::new();
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for path in uses.iter().flat_map(|list| unfold(list)) {
            if let Some(full) = resolved(module, &path) {
                names.insert(last(&full).to_owned(), full.clone());
                found.insert(full);
            }
        }
        for path in paths(&rest) {
            let (first, further) = path.split_once("::").unwrap_or((&path, ""));
            match (resolved(module, &path), names.get(first)) {
                (Some(full), _) => drop(found.insert(full)),
                (None, Some(named)) => drop(found.insert(format!("{named}::{further}"))),
                (None, None) if self.files.contains_key(&joined(module, first)) => {
                    found.insert(joined(module, &path));
                }
                (None, None) => {}
            }
        }
        found
    }

    /// The files a file imports from. What a file re-exports counts where it is declared.
    pub fn imported_files(&self, module: &str) -> BTreeSet<String> {
        let files = self.imports(module).into_iter().filter_map(|path| self.home(&path, 0));
        files.filter(|file| file != module).collect()
    }

    /// The file in which what a path names is declared.
    fn home(&self, path: &str, depth: usize) -> Option<String> {
        let mut file = path;
        while !self.files.contains_key(file) {
            file = file.rsplit_once("::")?.0;
        }
        let rest = path[file.len()..].trim_start_matches("::");
        let (name, further) = rest.split_once("::").unwrap_or((rest, ""));
        let passed_on = || -> Option<String> {
            let to = self.re_exports(file).remove(name)?;
            let to = if further.is_empty() { to } else { format!("{to}::{further}") };
            self.home(&to, depth + 1)
        };
        (depth < 5 && !name.is_empty()).then(passed_on).flatten().or_else(|| Some(file.to_owned()))
    }

    fn re_exports(&self, module: &str) -> BTreeMap<String, String> {
        let code = self.files[module].code();
        let public = code.split(';').filter_map(|statement| {
            let statement = statement.trim_start();
            statement.starts_with("pub").then(|| statement.split_once(" use ")).flatten()
        });
        let paths = public.flat_map(|(_, list)| unfold(list));
        paths
            .map(|path| {
                (last(&path).to_owned(), resolved(module, &path).unwrap_or_else(|| joined(module, &path)))
            })
            .collect()
    }
}

impl File {
    /// Without comments and tests.
    pub fn code(&self) -> String {
        let code = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        lines.join("\n").replace("in crate::", "")
    }

    /// The types it declares: structs, enums, traits and aliases, those of `words!` and `ids!` included.
    pub fn types(&self) -> Vec<String> {
        let code = self.code();
        let word =
            |line: &str| line.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned();
        let mut types: Vec<String> = code
            .lines()
            .filter(|line| !line.starts_with(' '))
            .filter_map(|line| {
                let line = line.strip_prefix("pub").map_or(line, |rest| rest.trim_start_matches(visibility));
                ["struct ", "enum ", "trait ", "type "]
                    .iter()
                    .find_map(|kind| line.trim_start().strip_prefix(kind))
            })
            .map(word)
            .collect();
        for list in code.split("words! {").skip(1) {
            let list = list.split("\n}").next().unwrap_or_default();
            types.extend(
                list.lines()
                    .filter_map(|line| line.strip_prefix("    ")?.strip_suffix(" {"))
                    .map(str::to_owned),
            );
        }
        for list in code.split("ids! {").skip(1) {
            let list = list.split("\n}").next().unwrap_or_default();
            types.extend(list.lines().filter_map(|line| line.trim().strip_suffix(',')).map(str::to_owned));
        }
        types.retain(|name| name.starts_with(|c: char| c.is_ascii_uppercase()));
        types
    }
}

fn visibility(letter: char) -> bool {
    letter.is_lowercase() || matches!(letter, '(' | ')' | ':')
}

fn module(root: &Path, file: &Path) -> String {
    let relative: PathBuf = file.strip_prefix(root).unwrap().with_extension("");
    let parts: Vec<&str> =
        relative.iter().filter_map(|part| part.to_str()).filter(|part| *part != "mod").collect();
    parts.join("::")
}

/// What the `use` statements list, and the code without them.
fn uses(code: &str) -> (Vec<String>, String) {
    let (mut lists, mut rest) = (Vec::new(), String::new());
    for statement in code.split_inclusive(';') {
        match statement.rsplit_once("use ") {
            Some((before, list)) if before.is_empty() || before.ends_with(['\n', ' ', '}']) => {
                lists.push(list.trim_end_matches(';').to_owned());
                rest.push_str(before);
            }
            Some(_) | None => rest.push_str(statement),
        }
    }
    (lists, rest)
}

/// The paths of a list: `a::{b, c::{self, d as e}}` is `a::b`, `a::c`, `a::c::d`.
fn unfold(list: &str) -> Vec<String> {
    let Some((before, inner)) = list.split_once('{') else {
        return vec![list.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let (mut depth, mut from, mut items) = (0, 0, Vec::new());
    for (at, letter) in inner.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&inner[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    items.push(&inner[from..]);
    let before = before.trim();
    items
        .into_iter()
        .filter(|item| !item.trim().is_empty())
        .flat_map(unfold)
        .map(|path| match path.as_str() {
            "self" => before.trim_end_matches(':').to_owned(),
            path => format!("{before}{path}"),
        })
        .collect()
}

/// Every `a::b…` of the code.
fn paths(code: &str) -> BTreeSet<String> {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    code.split(|c| !letter(c))
        .filter(|path| path.contains("::") && !path.starts_with(':'))
        .map(str::to_owned)
        .collect()
}

/// The full path of what a module calls `crate::…`, `self::…` or `super::…`.
fn resolved(module: &str, path: &str) -> Option<String> {
    if let Some(rest) = path.strip_prefix("crate::") {
        return Some(rest.to_owned());
    }
    let (mut here, mut rest, mut relative) = (module, path, false);
    loop {
        if let Some(further) = rest.strip_prefix("self::") {
            (rest, relative) = (further, true);
        } else if let Some(further) = rest.strip_prefix("super::") {
            here = here.rsplit_once("::").map_or("", |(above, _)| above);
            (rest, relative) = (further, true);
        } else {
            return relative.then(|| joined(here, rest));
        }
    }
}

fn joined(module: &str, path: &str) -> String {
    if module.is_empty() { path.to_owned() } else { format!("{module}::{path}") }
}

fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

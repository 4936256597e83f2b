//! What `src/messages` says, as its sources name it: keys, families of keys, and what fills their places.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::Sources;

/// Files without a key of their own: what buttons carry, how numbers are written, and the renderer.
const WITHOUT_KEYS: [&str; 3] = ["messages::buttons", "messages::dates", "messages::text"];

/// A word in quotes, and where it stands.
#[derive(Debug, Clone)]
pub struct Quoted {
    /// The word.
    pub word: String,
    /// `src/messages/replies.rs:29`.
    pub at: String,
}

/// One function: the keys it names, the families it takes a key from, the places it fills, and whom it calls.
#[derive(Debug, Default)]
pub struct Speaker {
    name: String,
    module: String,
    pub keys: Vec<Quoted>,
    pub families: Vec<Quoted>,
    pub places: Vec<Quoted>,
    calls: BTreeSet<String>,
}

/// Everything the messages say.
pub struct Speech {
    pub speakers: Vec<Speaker>,
    /// Keys made in any other way than a family's: nothing could check them.
    pub unchecked: Vec<Quoted>,
    /// Whom each of them calls.
    called: Vec<BTreeSet<usize>>,
}

impl Speech {
    /// Reads the sources.
    pub fn read(sources: &Sources) -> Self {
        let mut speech = Self { speakers: Vec::new(), unchecked: Vec::new(), called: Vec::new() };
        for (module, file) in sources.files() {
            if module.starts_with("messages::") && !WITHOUT_KEYS.contains(&module) {
                speech.hear(module, &file.path, &file.text);
            }
        }
        speech.called = speech.speakers.iter().map(|speaker| speech.called_by(speaker)).collect();
        speech
    }

    fn hear(&mut self, module: &str, path: &str, text: &str) {
        self.speakers.push(Speaker { module: module.to_owned(), ..Speaker::default() });
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let mut before = String::new();
        for (number, line) in
            code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            if let Some((_, name)) = line.split_once("fn ") {
                let name = name.split(['(', '<']).next().unwrap_or_default().to_owned();
                self.speakers.push(Speaker { name, module: module.to_owned(), ..Speaker::default() });
            }
            let mut parts = line.split('"');
            while let Some(plain) = parts.next() {
                before.push_str(plain.trim());
                self.note_calls(plain);
                let Some(word) = parts.next() else { break };
                let quoted = Quoted { word: word.to_owned(), at: format!("{path}:{}", number + 1) };
                self.note(&before, quoted);
                before.clear();
            }
        }
    }

    fn note_calls(&mut self, plain: &str) {
        let Some(speaker) = self.speakers.last_mut() else { return };
        let letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
        speaker.calls.extend(plain.split(|c| !letter(c)).filter(|it| !it.is_empty()).map(str::to_owned));
    }

    fn note(&mut self, before: &str, quoted: Quoted) {
        let Some(speaker) = self.speakers.last_mut() else { return };
        let kebab = quoted.word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        match before {
            _ if before.ends_with("with(") => speaker.places.push(quoted),
            _ if before.ends_with("Text::of(") => speaker.families.push(quoted),
            _ if before.ends_with("format!(") && quoted.word.contains("-{") => self.unchecked.push(quoted),
            _ if kebab && !quoted.word.is_empty() => speaker.keys.push(quoted),
            _ => {}
        }
    }

    /// Who may stand in the same sentence as a speaker: those it calls, those who call it, and whom these call.
    pub fn company(&self, speaker: usize) -> Vec<&Speaker> {
        let callers = (0..self.speakers.len()).filter(|other| self.called[*other].contains(&speaker));
        let mut company: Vec<usize> = std::iter::once(speaker).chain(callers).collect();
        let mut at = 0;
        while let Some(member) = company.get(at) {
            let new: Vec<usize> =
                self.called[*member].iter().copied().filter(|called| !company.contains(called)).collect();
            company.extend(new);
            at += 1;
        }
        company.into_iter().map(|at| &self.speakers[at]).collect()
    }

    fn called_by(&self, speaker: &Speaker) -> BTreeSet<usize> {
        let of = |call: &String| {
            let (path, name) = call.rsplit_once("::").unwrap_or(("", call));
            let home = path.rsplit("::").next().unwrap_or_default().to_owned();
            let name = name.to_owned();
            self.speakers.iter().enumerate().filter_map(move |(at, other)| {
                let here = other.module == speaker.module && matches!(home.as_str(), "" | "Self" | "self");
                let there = other.module.rsplit("::").next() == Some(home.as_str());
                let imported = home.is_empty() && other.module == "messages::fits";
                (other.name == name && !name.is_empty() && (here || there || imported)).then_some(at)
            })
        };
        speaker.calls.iter().flat_map(of).collect()
    }
}

/// The sentences of a language: key, and the places it fills.
pub type Sentences = BTreeMap<String, BTreeSet<String>>;

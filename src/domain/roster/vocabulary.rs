//! The roster's words for roles and standings, in Vietnamese and English.

use crate::domain::alphabet::fold;
use crate::domain::people::{Role, Standing};

/// How alike two words must be for one to be meant by the other.
const ALIKE: f64 = 0.7;

/// What a row says someone does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Đảng viên: belongs, and has no role.
    Member,
    /// A role.
    Role(Role),
}

const DUTIES: &[(&str, Duty)] = &[
    ("đảng viên", Duty::Member),
    ("bí thư", Duty::Role(Role::Secretary)),
    ("phó bí thư", Duty::Role(Role::Deputy)),
    ("chi ủy viên", Duty::Role(Role::BoardMember)),
    ("cấp ủy viên", Duty::Role(Role::CommitteeOfficer)),
    ("phụ trách", Duty::Role(Role::Supervisor)),
    ("member", Duty::Member),
    ("secretary", Duty::Role(Role::Secretary)),
    ("deputy secretary", Duty::Role(Role::Deputy)),
    ("deputy", Duty::Role(Role::Deputy)),
    ("board member", Duty::Role(Role::BoardMember)),
    ("committee officer", Duty::Role(Role::CommitteeOfficer)),
    ("supervisor", Duty::Role(Role::Supervisor)),
    ("cấp ủy viên phụ trách chi bộ", Duty::Role(Role::Supervisor)),
    ("văn phòng cấp ủy", Duty::Role(Role::CommitteeOfficer)),
];

const STANDINGS: &[(&str, Standing)] = &[
    ("chính thức", Standing::Official),
    ("dự bị", Standing::Provisional),
    ("miễn sinh hoạt", Standing::Exempt),
    ("nơi khác", Standing::Elsewhere),
    ("đình chỉ", Standing::Suspended),
    ("official", Standing::Official),
    ("provisional", Standing::Provisional),
    ("exempt", Standing::Exempt),
    ("elsewhere", Standing::Elsewhere),
    ("suspended", Standing::Suspended),
    ("sinh hoạt tạm thời nơi khác", Standing::Elsewhere),
    ("miễn công tác, sinh hoạt", Standing::Exempt),
];

/// The Vietnamese words of a role's column, as the template offers them.
pub fn duties() -> impl Iterator<Item = &'static str> {
    DUTIES.iter().map(|(word, _)| *word).take(6)
}

/// The Vietnamese words of a standing's column.
pub fn standings() -> impl Iterator<Item = &'static str> {
    STANDINGS.iter().map(|(word, _)| *word).take(Standing::ALL.len())
}

/// Reads a role; an error says what it may be.
pub fn duty(cell: &str) -> Result<Duty, String> {
    find(cell, DUTIES).ok_or_else(|| unknown(cell, "role", DUTIES.iter().map(|(word, _)| *word), duties()))
}

/// Reads a standing; an error says what it may be.
pub fn standing(cell: &str) -> Result<Standing, String> {
    let every = STANDINGS.iter().map(|(word, _)| *word);
    find(cell, STANDINGS).ok_or_else(|| unknown(cell, "standing", every, standings()))
}

/// The Vietnamese word for a role.
pub fn role_word(role: Role) -> &'static str {
    let found = DUTIES.iter().find(|(_, duty)| *duty == Duty::Role(role));
    found.map_or_else(|| role.word(), |(word, _)| word)
}

/// The Vietnamese word for a standing.
pub fn standing_word(standing: Standing) -> &'static str {
    let found = STANDINGS.iter().find(|(_, known)| *known == standing);
    found.map_or_else(|| standing.word(), |(word, _)| word)
}

/// The candidate a misspelt word is nearest to, if it is near to any.
pub fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let word = fold(word);
    candidates
        .map(|candidate| (strsim::normalized_damerau_levenshtein(&word, &fold(candidate)), candidate))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, candidate)| candidate)
}

fn find<T: Copy>(cell: &str, words: &[(&str, T)]) -> Option<T> {
    let cell = fold(cell);
    words.iter().find(|(word, _)| fold(word) == cell).map(|(_, meaning)| *meaning)
}

fn unknown<'c>(
    cell: &str,
    sort: &str,
    every: impl Iterator<Item = &'c str>,
    offered: impl Iterator<Item = &'c str>,
) -> String {
    let mend = match nearest(cell, every) {
        Some(meant) => format!("did you mean \"{meant}\"?"),
        None => format!("write one of: {}", offered.collect::<Vec<_>>().join(", ")),
    };
    format!("\"{cell}\" is not a {sort}; {mend}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_and_standing_has_a_word_of_its_own_that_reads_back() {
        for role in Role::ALL {
            assert_eq!(duty(role_word(*role)), Ok(Duty::Role(*role)));
        }
        for known in Standing::ALL {
            assert_eq!(standing(standing_word(*known)), Ok(*known));
        }
        assert_eq!(standing(" Mien Sinh Hoat "), Ok(Standing::Exempt));
        assert_eq!(duty("Deputy Secretary"), Ok(Duty::Role(Role::Deputy)));
    }

    #[test]
    fn a_misspelt_word_is_answered_with_the_nearest_and_a_strange_one_with_all() {
        assert_eq!(duty("bí thưu").unwrap_err(), "\"bí thưu\" is not a role; did you mean \"bí thư\"?");
        assert_eq!(
            standing("về hưu").unwrap_err(),
            "\"về hưu\" is not a standing; write one of: chính thức, dự bị, miễn sinh hoạt, nơi khác, đình chỉ"
        );
    }
}

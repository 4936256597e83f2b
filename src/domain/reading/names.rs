//! Which words are persons: after a title, by a given name, by a capital.

use super::{sense::Sense, sign::Sign};

/// Makes the words that name somebody names; other given names are words like any other.
pub(super) fn name_people(signs: &mut [Sign], marked: bool) {
    title_people(signs, marked);
    name_alone(signs);
    name_titled(signs);
    signs.iter_mut().filter(|sign| sign.sense == Sense::Given).for_each(|sign| sign.sense = Sense::Unknown);
}

/// "Phong vắng, tôi đến" names another; "đi không Trang?" calls one.
fn name_alone(signs: &mut [Sign]) {
    let speaks = signs.iter().any(|sign| sign.sense == Sense::Me);
    let last = signs.len().saturating_sub(1);
    for at in 0..signs.len() {
        let calls = at == last && at > 0;
        let begins = at == 0
            || signs[at - 1].stands_alone()
            || matches!(signs[at - 1].sense, Sense::Polite | Sense::Oi);
        if signs[at].sense == Sense::Given && signs[at].capital && (calls || begins && speaks) {
            signs[at].sense = Sense::Name;
        }
    }
}

/// "dc Thanh" is đồng chí Thanh, and "co Hanh", where nothing has its marks, cô Hạnh.
fn title_people(signs: &mut [Sign], marked: bool) {
    for at in 0..signs.len().saturating_sub(1) {
        let named = signs[at + 1].capital && !signs[at + 1].stands_alone();
        let given = named && signs[at + 1].sense == Sense::Given;
        let first = at == 0 || signs[at - 1].stands_alone();
        let sense = signs[at].sense;
        if sense == Sense::Can && given && first {
            signs[at].sense = Sense::Call;
        } else if sense == Sense::Have && named && !marked {
            signs[at].sense = Sense::Kin;
        }
    }
}

/// A kinship word or a title makes a word with a capital, or a given name, a person: "bác tư", "đồng chí Nguyễn Văn An".
fn name_titled(signs: &mut [Sign]) {
    for at in 1..signs.len() {
        let titled =
            matches!(signs[at - 1].sense, Sense::Kin | Sense::Child | Sense::Me | Sense::Call | Sense::Them);
        let continued = signs[at - 1].sense == Sense::Name && signs[at].capital;
        let could_be =
            signs[at].sense == Sense::Given || signs[at].capital && signs[at].sense != Sense::Unclear;
        let me = signs[at - 1].sense == Sense::Me && !signs[at].capital;
        if (titled && !me || continued) && could_be && !signs[at].stands_alone() {
            signs[at].sense = Sense::Name;
        }
    }
}

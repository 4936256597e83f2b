//! A path nobody knows is answered with the nearest one.

use super::house::Failure;
use crate::domain::organization::Organization;
use crate::domain::roster::vocabulary::nearest;

/// Says that there is no such `sort` of organisation, and what may have been meant.
pub fn unknown<'o>(sort: &str, path: &str, known: impl Iterator<Item = &'o Organization>) -> Failure {
    let mend = match nearest(path, known.map(|organization| organization.path.as_str())) {
        Some(meant) => format!("did you mean \"{meant}\"?"),
        None => "write its path as the roster does: Đảng ủy xã / Chi bộ thôn".to_owned(),
    };
    Failure::WrongInput(format!("there is no {sort} \"{path}\"; {mend}"))
}

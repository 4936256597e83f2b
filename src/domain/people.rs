//! Members, their standing and roles, and who may do what.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::words::words;
use super::{Language, MemberId, OrganizationId};

words! {
    /// Diện: how a member belongs to a branch.
    Standing {
        /// Chính thức.
        Official = "official",
        /// Dự bị: attends, has no vote.
        Provisional = "provisional",
        /// Miễn sinh hoạt: may come, is not counted in the base.
        Exempt = "exempt",
        /// Sinh hoạt tạm thời nơi khác.
        Elsewhere = "elsewhere",
        /// Đình chỉ.
        Suspended = "suspended",
    }
}

impl Standing {
    /// Gets the invitation.
    pub fn invited(self) -> bool {
        match self {
            Self::Official | Self::Provisional | Self::Exempt => true,
            Self::Elsewhere | Self::Suspended => false,
        }
    }

    /// Counts in the base (`Triệu tập`) and is reminded.
    pub fn summoned(self) -> bool {
        match self {
            Self::Official | Self::Provisional => true,
            Self::Exempt | Self::Elsewhere | Self::Suspended => false,
        }
    }
}

words! {
    /// Chức vụ: what a member does for an organisation.
    Role {
        /// Bí thư.
        Secretary = "secretary",
        /// Phó bí thư: may do all a secretary may.
        Deputy = "deputy",
        /// Chi ủy viên.
        BoardMember = "board",
        /// Cấp ủy viên, văn phòng cấp ủy: sees figures, never names.
        CommitteeOfficer = "officer",
        /// Cấp ủy viên phụ trách chi bộ.
        Supervisor = "supervisor",
    }
}

impl Role {
    /// May call, move, cancel and close the meetings of the branch.
    pub fn runs_meetings(self) -> bool {
        match self {
            Self::Secretary | Self::Deputy => true,
            Self::BoardMember | Self::CommitteeOfficer | Self::Supervisor => false,
        }
    }

    /// May link a group to the organisation and see its figures.
    pub fn sees_figures(self) -> bool {
        match self {
            Self::Secretary | Self::Deputy | Self::CommitteeOfficer | Self::Supervisor => true,
            Self::BoardMember => false,
        }
    }
}

/// A role someone holds today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct Office {
    /// What they do there.
    pub role: Role,
    /// For which organisation.
    pub organization_id: OrganizationId,
}

/// From when until when someone belongs to a branch, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belonging {
    /// The branch.
    pub organization_id: OrganizationId,
    /// How.
    pub standing: Standing,
    /// The first day.
    pub since: NaiveDate,
    /// The first day it no longer holds, if it ended.
    pub until: Option<NaiveDate>,
}

impl Belonging {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}

/// A member, as the roster names them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Member {
    /// The id everything about them refers to.
    pub id: MemberId,
    /// Mã: stable across imports.
    pub code: String,
    /// Full name, family name first.
    pub name: String,
    /// The language they chose, if they did.
    pub language: Option<Language>,
}

impl Member {
    /// The name for short lines: the last word of the full name.
    pub fn given_name(&self) -> &str {
        given_name(&self.name)
    }
}

/// The last word of a Vietnamese full name.
pub fn given_name(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or(name)
}

//! What a secretary is about: calling, planning, preparing, moving or cancelling a meeting in several messages.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::event::File;
use super::meeting::MeetingKind;
use super::{MeetingId, OrganizationId, PlanId, Timestamp};

/// Where an errand stands: what the bot asked last, and what it knows by then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "errand", rename_all = "snake_case")]
pub enum Errand {
    /// Which of several branches `/hop` is for.
    WhichBranch {
        /// What followed the command.
        line: String,
    },
    /// When the meeting is to be, or what of it is missing.
    When {
        /// What is known of the meeting.
        draft: Draft,
    },
    /// Where the meeting is to be.
    Where {
        /// What is known of the meeting.
        draft: Draft,
    },
    /// `✅ Tạo buổi họp`.
    Call {
        /// The meeting.
        draft: Draft,
    },
    /// `✅ Lập lịch định kỳ`.
    Plan {
        /// The branch.
        organization: OrganizationId,
        /// What for.
        kind: MeetingKind,
        /// When.
        cron: String,
        /// Where.
        place: String,
    },
    /// `✅ Dừng lịch định kỳ`.
    StopPlan {
        /// Which.
        plan: PlanId,
    },
    /// Which of several coming meetings.
    WhichMeeting {
        /// What is to be done with it.
        deed: Deed,
    },
    /// The agenda's text, documents and photos; `✅ Gửi` once there are some.
    Agenda {
        /// Of which meeting.
        meeting: MeetingId,
        /// What came so far.
        agenda: Agenda,
    },
    /// The new time of a meeting.
    NewTime {
        /// Which.
        meeting: MeetingId,
    },
    /// `✅ Dời buổi họp`.
    Move {
        /// Which.
        meeting: MeetingId,
        /// When it is to begin.
        starts_at: Timestamp,
        /// Where.
        place: String,
    },
    /// Why a meeting is called off.
    Why {
        /// Which.
        meeting: MeetingId,
    },
    /// `✅ Hủy buổi họp`.
    Cancel {
        /// Which.
        meeting: MeetingId,
        /// Why; empty if the secretary did not say.
        reason: String,
    },
}

/// A meeting about to be called, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The branch.
    pub organization: OrganizationId,
    /// What for.
    pub kind: MeetingKind,
    /// At what time.
    pub time: Option<NaiveTime>,
    /// On what day.
    pub day: Option<NaiveDate>,
    /// Where; empty if nobody has said so.
    pub place: String,
}

impl Draft {
    /// When it begins, once both day and time are known.
    pub fn starts_at(&self, zone: Tz) -> Option<Timestamp> {
        Some(Timestamp::from_local(self.day?.and_time(self.time?), zone))
    }
}

/// What is to be done with one of several meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// Send its agenda.
    Agenda {
        /// What came so far.
        agenda: Agenda,
    },
    /// Give it another time.
    Move {
        /// What followed the command.
        line: String,
    },
    /// Call it off.
    Cancel {
        /// What followed the command.
        line: String,
    },
}

/// An agenda in the making.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Agenda {
    /// Its text.
    pub text: String,
    /// Its documents and photos.
    pub files: Vec<File>,
}

impl Agenda {
    /// Nothing came yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.files.is_empty()
    }

    /// Adds a text below what came before.
    pub fn add_text(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text.trim());
    }

    /// Adds a file, and the words under it.
    pub fn add_file(&mut self, mut file: File) {
        if let Some(caption) = file.caption.take() {
            self.add_text(&caption);
        }
        if !self.files.iter().any(|known| known.file_id == file.file_id) {
            self.files.push(file);
        }
    }
}

-- Times are integer milliseconds UTC; days are ISO dates in the organisation's zone.

-- The bots a database serves; every key that comes from Telegram carries one. The first is there from the beginning.
CREATE TABLE bots (
    id INTEGER PRIMARY KEY
) STRICT;
INSERT INTO bots (id) VALUES (1);

CREATE TABLE organizations (
    id          INTEGER PRIMARY KEY,
    parent_id   INTEGER REFERENCES organizations(id),
    path        TEXT NOT NULL UNIQUE,              -- as the roster writes it: 'Đảng ủy xã / Chi bộ thôn'
    name        TEXT NOT NULL,
    sort        TEXT NOT NULL CHECK (sort IN ('committee', 'branch')),
    branch_type TEXT,
    since       INTEGER NOT NULL,
    until       INTEGER
) STRICT;
CREATE INDEX organizations_by_parent ON organizations(parent_id);

CREATE TABLE members (
    id         INTEGER PRIMARY KEY,
    code       TEXT NOT NULL UNIQUE,               -- mã, stable across imports
    name       TEXT NOT NULL,
    language   TEXT,                               -- NULL: the bot's default
    unlinked_at INTEGER,                           -- their link was ended: a roster does not link them again
    created_at INTEGER NOT NULL
) STRICT;

-- Belonging to a branch: one row a period.
CREATE TABLE standings (
    id              INTEGER PRIMARY KEY,
    member_id       INTEGER NOT NULL REFERENCES members(id),
    organization_id INTEGER NOT NULL REFERENCES organizations(id),
    standing        TEXT NOT NULL CHECK (standing IN ('official', 'provisional', 'exempt', 'elsewhere', 'suspended')),
    since           TEXT NOT NULL,
    until           TEXT                           -- the first day it no longer holds
) STRICT;
CREATE INDEX standings_by_member ON standings(member_id);
CREATE INDEX standings_by_organization ON standings(organization_id);
CREATE UNIQUE INDEX standings_current ON standings(member_id) WHERE until IS NULL;

CREATE TABLE roles (
    id              INTEGER PRIMARY KEY,
    member_id       INTEGER NOT NULL REFERENCES members(id),
    organization_id INTEGER NOT NULL REFERENCES organizations(id),
    role            TEXT NOT NULL CHECK (role IN ('secretary', 'deputy', 'board', 'officer', 'supervisor')),
    since           TEXT NOT NULL,
    until           TEXT
) STRICT;
CREATE INDEX roles_by_member ON roles(member_id);
CREATE INDEX roles_by_organization ON roles(organization_id);
CREATE UNIQUE INDEX roles_current ON roles(member_id, organization_id, role) WHERE until IS NULL;

-- Member <-> Telegram account. In a private chat the chat's id is the user's.
CREATE TABLE links (
    id              INTEGER PRIMARY KEY AUTOINCREMENT, -- buttons name it: never given again
    bot_id          INTEGER NOT NULL REFERENCES bots(id),
    member_id       INTEGER NOT NULL REFERENCES members(id),
    user_id         INTEGER NOT NULL,
    source          TEXT NOT NULL CHECK (source IN ('code', 'roster')),
    consent_version TEXT,                          -- NULL while only the operator vouches
    consented_at    INTEGER,
    informed_at     INTEGER,                       -- when the consent text was promised to a vouched member
    reachable       INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1)),
    linked_at       INTEGER NOT NULL,
    ended_at        INTEGER,
    menu            TEXT NOT NULL DEFAULT '',      -- the command menu the chat shows; blank: the one everyone sees
    menu_due        INTEGER NOT NULL DEFAULT 1 CHECK (menu_due IN (0, 1))
) STRICT;
CREATE INDEX links_by_member ON links(member_id);
CREATE INDEX links_menu_due ON links(bot_id, id) WHERE menu_due = 1;
CREATE UNIQUE INDEX links_of_member ON links(bot_id, member_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX links_of_user ON links(bot_id, user_id) WHERE ended_at IS NULL;

CREATE TABLE invites (
    hash       TEXT PRIMARY KEY,                   -- SHA-256 of the code, lower case hex
    member_id  INTEGER NOT NULL REFERENCES members(id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX invites_by_member ON invites(member_id);
CREATE INDEX invites_by_expiry ON invites(expires_at);

CREATE TABLE wrong_codes (
    id      INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX wrong_codes_by_user ON wrong_codes(user_id, at);
CREATE INDEX wrong_codes_by_time ON wrong_codes(at);

CREATE TABLE groups (
    bot_id          INTEGER NOT NULL REFERENCES bots(id),
    chat_id         INTEGER NOT NULL,
    organization_id INTEGER NOT NULL REFERENCES organizations(id),
    language        TEXT,
    linked_by       INTEGER REFERENCES members(id),
    linked_at       INTEGER NOT NULL,
    dirty           INTEGER NOT NULL DEFAULT 0 CHECK (dirty IN (0, 1)),
    next_tally_at   INTEGER NOT NULL DEFAULT 0,    -- not before this
    present         INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1)),
    PRIMARY KEY (bot_id, chat_id)
) STRICT;
CREATE INDEX groups_by_organization ON groups(organization_id);
CREATE INDEX groups_dirty ON groups(next_tally_at) WHERE dirty = 1 AND present = 1;

CREATE TABLE plans (
    id              INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organizations(id),
    cron            TEXT NOT NULL,                 -- in the branch's zone
    kind            TEXT NOT NULL CHECK (kind IN ('regular', 'thematic', 'extraordinary', 'congress')),
    place           TEXT NOT NULL,
    created_at      INTEGER NOT NULL,
    ended_at        INTEGER,
    next_at         INTEGER                        -- when the next meeting is to be made
) STRICT;
CREATE INDEX plans_due ON plans(next_at) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX plans_current ON plans(organization_id, kind) WHERE ended_at IS NULL;

CREATE TABLE meetings (
    id              INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organizations(id),
    plan_id         INTEGER REFERENCES plans(id),
    planned_for     INTEGER,                       -- the plan's own date, kept when the meeting is moved
    kind            TEXT NOT NULL CHECK (kind IN ('regular', 'thematic', 'extraordinary', 'congress')),
    model           INTEGER NOT NULL DEFAULT 0 CHECK (model IN (0, 1)),
    title           TEXT,
    starts_at       INTEGER NOT NULL,
    length_minutes  INTEGER NOT NULL,
    place           TEXT NOT NULL,
    deadline        INTEGER NOT NULL,
    phase           TEXT NOT NULL CHECK (phase IN ('planned', 'announced', 'open', 'closed', 'cancelled')),
    version         INTEGER NOT NULL DEFAULT 1,    -- counts start times: a moved meeting re-arms its stages
    versioned_at    INTEGER NOT NULL,              -- since when this start time holds
    agenda          TEXT,
    agenda_sent_at  INTEGER,
    next_at         INTEGER,                       -- when something next falls due
    created_at      INTEGER NOT NULL,
    closed_at       INTEGER
) STRICT;
CREATE UNIQUE INDEX meetings_of_plan ON meetings(plan_id, planned_for);
CREATE INDEX meetings_by_organization ON meetings(organization_id, starts_at);
CREATE INDEX meetings_ahead ON meetings(starts_at) WHERE phase IN ('announced', 'open');
CREATE INDEX meetings_coming ON meetings(starts_at) WHERE phase IN ('planned', 'announced', 'open');
CREATE INDEX meetings_due ON meetings(next_at) WHERE next_at IS NOT NULL;

CREATE TABLE attachments (
    id         INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings(id),
    sort       TEXT NOT NULL CHECK (sort IN ('document', 'photo')),
    file_id    TEXT NOT NULL,
    file_name  TEXT,
    added_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX attachments_by_meeting ON attachments(meeting_id);

CREATE TABLE done_stages (
    meeting_id INTEGER NOT NULL REFERENCES meetings(id),
    version    INTEGER NOT NULL,
    stage      TEXT NOT NULL,                      -- 'deadline', 'rule:nudge'
    outcome    TEXT NOT NULL,                      -- 'promised', 'skipped: …'
    at         INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, version, stage)
) STRICT, WITHOUT ROWID;

-- The reply that counts: the last one said.
CREATE TABLE replies (
    meeting_id INTEGER NOT NULL REFERENCES meetings(id),
    member_id  INTEGER NOT NULL REFERENCES members(id),
    answer     TEXT NOT NULL CHECK (answer IN ('attending', 'late', 'absent', 'unsure')),
    delay      TEXT,
    reason     TEXT,
    category   TEXT,
    source     TEXT NOT NULL CHECK (source IN ('tap', 'text', 'secretary')),
    said_at    INTEGER NOT NULL,
    inbox_seq  INTEGER NOT NULL,                   -- an older event handled later does not replace a newer one
    after_deadline INTEGER NOT NULL DEFAULT 0 CHECK (after_deadline IN (0, 1)),
    PRIMARY KEY (meeting_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX replies_by_member ON replies(member_id);

CREATE TABLE reply_history (
    id         INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings(id),
    member_id  INTEGER NOT NULL REFERENCES members(id),
    answer     TEXT NOT NULL,
    reason     TEXT,
    source     TEXT NOT NULL,
    words      TEXT,                               -- what a text said; blank after the member's data are deleted
    inbox_seq  INTEGER NOT NULL,
    said_at    INTEGER NOT NULL,
    verdict    TEXT NOT NULL
) STRICT;
CREATE INDEX reply_history_by_member ON reply_history(member_id, meeting_id);
CREATE INDEX reply_history_by_meeting ON reply_history(meeting_id);

-- What the secretary marked. Frozen once the meeting is closed.
CREATE TABLE roll (
    meeting_id INTEGER NOT NULL REFERENCES meetings(id),
    member_id  INTEGER NOT NULL REFERENCES members(id),
    presence   TEXT NOT NULL CHECK (presence IN ('present', 'late', 'excused', 'unexcused')),
    marked_by  INTEGER REFERENCES members(id), -- NULL: what the reply suggested
    marked_at  INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, member_id)
) STRICT, WITHOUT ROWID;

-- Who belonged, and how, on the day the roll was closed.
CREATE TABLE bases (
    meeting_id INTEGER NOT NULL REFERENCES meetings(id),
    member_id  INTEGER NOT NULL REFERENCES members(id),
    standing   TEXT NOT NULL,
    PRIMARY KEY (meeting_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bases_by_member ON bases(member_id);

CREATE TABLE feedback (
    id              INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organizations(id),
    member_id       INTEGER REFERENCES members(id),-- NULL: without name
    kind            TEXT NOT NULL CHECK (kind IN ('opinion', 'wish', 'proposal')),
    status          TEXT NOT NULL CHECK (status IN ('received', 'consolidated', 'forwarded', 'answered')),
    words           TEXT NOT NULL,
    day             TEXT NOT NULL
) STRICT;
CREATE INDEX feedback_by_organization ON feedback(organization_id);
CREATE INDEX feedback_by_member ON feedback(member_id);

CREATE TABLE questions (
    id              INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organizations(id),
    meeting_id      INTEGER REFERENCES meetings(id),
    member_id       INTEGER NOT NULL REFERENCES members(id),
    chat_id         INTEGER NOT NULL,
    message_id      INTEGER NOT NULL,
    words           TEXT NOT NULL,
    asked_at        INTEGER NOT NULL,
    answered_by     INTEGER REFERENCES members(id),
    answered_at     INTEGER
) STRICT;
CREATE INDEX questions_by_member ON questions(member_id);
CREATE INDEX questions_by_organization ON questions(organization_id);
CREATE INDEX questions_by_meeting ON questions(meeting_id);

-- Where an exchange of several messages stands, as data.
CREATE TABLE conversations (
    bot_id     INTEGER NOT NULL REFERENCES bots(id),
    chat_id    INTEGER NOT NULL,
    state      TEXT NOT NULL,
    number     INTEGER NOT NULL,                   -- a button of an earlier exchange is stale
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, chat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversations_expired ON conversations(expires_at) WHERE state <> '{}';

CREATE TABLE inbox (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    bot_id      INTEGER NOT NULL REFERENCES bots(id),
    key         TEXT NOT NULL,
    user_id     INTEGER,                           -- whose deed it is; NULL: the calendar's
    body        TEXT,                              -- raw JSON; NULL: nothing in it concerns us
    received_at INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('open', 'done', 'aside')),
    attempts    INTEGER NOT NULL DEFAULT 0,
    not_before  INTEGER NOT NULL DEFAULT 0,
    error       TEXT,
    handled_at  INTEGER,
    UNIQUE (bot_id, key)
) STRICT;
CREATE INDEX inbox_open ON inbox(bot_id, seq) WHERE state = 'open';
CREATE INDEX inbox_aside ON inbox(seq) WHERE state = 'aside';
CREATE INDEX inbox_of_user ON inbox(user_id) WHERE user_id IS NOT NULL;
CREATE INDEX inbox_handled ON inbox(handled_at) WHERE state = 'done';

CREATE TABLE outbox (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    bot_id       INTEGER NOT NULL REFERENCES bots(id),
    chat_id      INTEGER NOT NULL,
    class        INTEGER NOT NULL CHECK (class IN (0, 1)), -- 0 an answer, 1 bulk
    thread_id    INTEGER,                          -- a topic of a group that has them
    kind         TEXT NOT NULL CHECK (kind IN ('text', 'edit', 'file', 'upload')),
    html         TEXT,                             -- what it says; NULL once swept, or its member's data deleted
    keyboard     TEXT,                             -- JSON, written whole; NULL: no buttons
    reply_to     INTEGER,                          -- the message it answers
    target_message INTEGER,                        -- the message it edits,
    target_promise INTEGER,                        -- or the promise of that message
    file_sort    TEXT CHECK (file_sort IN ('document', 'photo')),
    file_id      TEXT,                             -- Telegram's id of a file it keeps,
    file_name    TEXT,                             -- or the name
    file_hash    TEXT,                             -- and the body of one of ours, in files until it is sent
    meeting_id   INTEGER REFERENCES meetings(id),
    version      INTEGER,
    stage        TEXT,                             -- 'moved', 'agenda:7'; configured ones 'rule:nudge'
    audience     TEXT,                             -- NULL: wanted whatever happens meanwhile
    member_id    INTEGER REFERENCES members(id),
    question_id  INTEGER REFERENCES questions(id),
    not_before   INTEGER NOT NULL,
    useful_until INTEGER,
    state        TEXT NOT NULL CHECK (state IN ('pending', 'in flight', 'sent', 'skipped', 'unreachable', 'failed')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    doubtful     INTEGER NOT NULL DEFAULT 0 CHECK (doubtful IN (0, 1)),
    message_id   INTEGER,
    why          TEXT,
    created_at   INTEGER NOT NULL,
    settled_at   INTEGER
) STRICT;
CREATE INDEX outbox_line ON outbox(bot_id, class, not_before, seq) WHERE state = 'pending';
CREATE INDEX outbox_of_chat ON outbox(bot_id, chat_id, class, seq) WHERE state IN ('pending', 'in flight');
CREATE INDEX outbox_in_flight ON outbox(bot_id) WHERE state = 'in flight';
CREATE INDEX outbox_of_file ON outbox(file_hash) WHERE file_hash IS NOT NULL;
CREATE INDEX outbox_by_chat ON outbox(bot_id, chat_id, message_id);
CREATE INDEX outbox_by_meeting ON outbox(meeting_id, stage) WHERE meeting_id IS NOT NULL;
CREATE INDEX outbox_by_member ON outbox(member_id, meeting_id) WHERE member_id IS NOT NULL;
CREATE INDEX outbox_by_question ON outbox(question_id) WHERE question_id IS NOT NULL;
CREATE INDEX outbox_settled ON outbox(settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX outbox_bodies ON outbox(settled_at) WHERE html IS NOT NULL AND settled_at IS NOT NULL;
-- One stage of one start time is promised to one person at most once.
CREATE UNIQUE INDEX outbox_stage_once ON outbox(bot_id, meeting_id, version, stage, member_id, chat_id)
    WHERE stage IS NOT NULL;

-- What is uploaded, once however many it goes to; swept when nothing that waits needs it.
CREATE TABLE files (
    hash     TEXT PRIMARY KEY,                     -- SHA-256 of the body, lower case hex
    body     BLOB NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;

-- Per-chat pacing that survives a restart.
CREATE TABLE chats (
    bot_id     INTEGER NOT NULL,
    chat_id    INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    PRIMARY KEY (bot_id, chat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX chats_resting ON chats(not_before);

-- A committee's messages of one day: one before, one after.
CREATE TABLE boards (
    bot_id     INTEGER NOT NULL,
    chat_id    INTEGER NOT NULL,
    day        TEXT NOT NULL,
    sort       TEXT NOT NULL CHECK (sort IN ('before', 'after')),
    outbox_seq INTEGER NOT NULL,                   -- the message that is edited
    text       TEXT NOT NULL,                      -- what it says now
    PRIMARY KEY (bot_id, chat_id, day, sort)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL,                         -- 'member:7', 'operator', 'calendar'
    deed    TEXT NOT NULL,
    object  TEXT NOT NULL
) STRICT;

-- Single facts that outlive a run: the bot's username, a stored pause, when it was last awake.
CREATE TABLE facts (
    bot_id INTEGER NOT NULL,
    name   TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (bot_id, name)
) STRICT, WITHOUT ROWID;

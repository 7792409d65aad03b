-- Dates are days since 1970-01-01, instants milliseconds since 1970-01-01T00:00Z.

CREATE TABLE dondoc_schema (
    version INTEGER NOT NULL
) STRICT;
INSERT INTO dondoc_schema VALUES (0);

CREATE TABLE dondoc_event (
    position INTEGER PRIMARY KEY,
    stream   TEXT NOT NULL,
    version  INTEGER NOT NULL,
    body     TEXT NOT NULL,  -- the bytes that are hashed
    hash     BLOB NOT NULL,  -- SHA-256 of the previous hash and the body
    UNIQUE (stream, version)
) STRICT;

-- Each event after which none was recorded as early (src/known_end.rs).
CREATE TABLE dondoc_known_end (
    recorded_at INTEGER PRIMARY KEY,
    position    INTEGER NOT NULL
) STRICT;

CREATE TABLE dondoc_command (
    id       TEXT PRIMARY KEY,
    digest   BLOB NOT NULL,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was known of each agency, directive, task and case stands in a row from known_since to just before known_until (the
-- greatest integer: to this day). A later row of an agency or a directive names the first: they keep their order.
CREATE TABLE dondoc_agency (
    ordinal     INTEGER PRIMARY KEY,
    first       INTEGER,
    code        TEXT NOT NULL,
    known_since INTEGER NOT NULL,
    known_until INTEGER NOT NULL,
    since       INTEGER NOT NULL,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    parent      TEXT,
    sectors     TEXT,
    ended       TEXT
) STRICT;

CREATE TABLE dondoc_directive (
    ordinal       INTEGER PRIMARY KEY,
    first         INTEGER,
    id            TEXT NOT NULL,
    known_since   INTEGER NOT NULL,
    known_until   INTEGER NOT NULL,
    issued_on     INTEGER NOT NULL,
    specialist    TEXT,
    urgency       TEXT NOT NULL,
    registered_at INTEGER NOT NULL
) STRICT;

-- Most tasks have one lead and one deadline; changes stand in JSON beside the original. ended_on is the first of the days of
-- its confirmed result and its withdrawal, for one that is open the greatest day; brief says again what a report by lead
-- needs (src/brief.rs). Both follow from the other columns.
CREATE TABLE dondoc_task (
    ordinal          INTEGER PRIMARY KEY,
    task             TEXT NOT NULL,
    known_since      INTEGER NOT NULL,
    known_until      INTEGER NOT NULL,
    assigned_on      INTEGER NOT NULL,
    ended_on         INTEGER NOT NULL,
    brief            BLOB NOT NULL,
    deadline         INTEGER,
    deadline_changes TEXT,
    result_on        INTEGER,
    confirmed_at     INTEGER,
    withdrawn_on     INTEGER,
    lead             TEXT NOT NULL,
    lead_changes     TEXT,
    reported_at      INTEGER,
    refused_at       INTEGER,
    entered_at       INTEGER NOT NULL,
    updates          TEXT,
    directive        TEXT NOT NULL,
    coordinators     TEXT,
    monitoring_unit  TEXT,
    specialist       TEXT,
    urgency          TEXT NOT NULL,
    kind             TEXT,
    signer           TEXT NOT NULL,
    sector           TEXT,
    follow_up        TEXT
) STRICT;

CREATE INDEX dondoc_agency_history ON dondoc_agency (code, known_until);
CREATE INDEX dondoc_directive_history ON dondoc_directive (id, known_until);
CREATE INDEX dondoc_task_history ON dondoc_task (task);

-- A report by lead reads nothing else, and passes over what ended before its period or was assigned after it, sixteen days of ends
-- at a step.
CREATE INDEX dondoc_task_latest ON dondoc_task (ended_on / 16, assigned_on, ended_on, known_since, brief)
    WHERE known_until = 9223372036854775807;

-- The same of what was known at an instant and is so no longer.
CREATE INDEX dondoc_task_superseded ON dondoc_task
    (known_until / 1382400000, known_since, known_until, assigned_on, ended_on, brief)
    WHERE known_until < 9223372036854775807;

-- Feedbacks, discrepancies, inspections and reports; there are few of them, read whole.
CREATE TABLE dondoc_case (
    ordinal     INTEGER PRIMARY KEY,
    stream      TEXT NOT NULL,
    known_since INTEGER NOT NULL,
    known_until INTEGER NOT NULL,
    matter      TEXT NOT NULL
) STRICT;

CREATE INDEX dondoc_case_history ON dondoc_case (stream, known_until);

-- ─── what is read from schools' information systems ───
-- How far each has been read, and how it went.
create table school_read (
  partner    text        not null,
  rows       text        not null check (rows in ('students', 'attendance-summaries')),
  cursor     timestamptz, -- rows changed after this are asked for; null: all of them
  not_before timestamptz, -- the school asked for a pause
  state      text        not null check (state in ('never', 'read', 'failing', 'credentials')),
  failure    text,
  changed_at timestamptz not null,
  read_at    timestamptz,
  kept       bigint      not null default 0,
  unchanged  bigint      not null default 0,
  dropped    bigint      not null default 0, -- of pupils who are in no open record here: nothing of them was kept
  rejected   bigint      not null default 0, -- without a UPN whose check letter holds, or not readable
  primary key (partner, rows)
);

-- The children in open records here, and the school's own id of those who are its pupils.
create table school_pupil (
  source     text not null,
  upn        text not null,
  student    text,
  surname    text,
  birth_date text,
  primary key (source, upn)
);
create unique index school_pupil_student on school_pupil (source, student);

-- The version under which each row was last kept: the same row again is no new version.
create table school_row (
  source  text  not null,
  id      text  not null,
  version int   not null,
  hash    bytea not null,
  primary key (source, id)
);

-- ─── who is who: what a person is asked, what a person decided, and what it changed ───
alter table person_identifier add column replaced_by text; -- the value in the same system that took its place
alter table person add column merged_into uuid references person on delete set null;
alter table person add column closed_at timestamptz; -- the identity was ended; nothing is told of it or linked with it
create index person_birth_date on person (birth_date);

-- A merged family's record is empty and takes nothing more; doubtful: it has rows in identity_reading.
alter table family add column merged_into uuid references family on delete set null;
alter table family add column doubtful boolean not null default false;

create table identity_question (
  id          uuid        primary key,
  rule        text        not null,
  persons     uuid[]      not null, -- known ones, sorted
  receipt     uuid,                 -- the message that is held for it; null: nothing is held
  fingerprint text        not null, -- of what the message tells; empty when nothing is held
  told        jsonb,                -- what the message tells of the person, while it is asked
  state       text        not null check (state in ('open', 'same', 'different')),
  asked_at    timestamptz not null,
  decided_at  timestamptz,
  decided_by  text,
  reason      text,
  unique (rule, persons, fingerprint)
);
create index identity_question_open on identity_question (asked_at) where state = 'open';
create index identity_question_persons on identity_question using gin (persons);

-- Whoever is told of just so is this person: a person decided it.
create table identity_ruling (
  fingerprint text primary key,
  person      uuid not null references person on delete cascade
);

-- What persons changed: who, when, why, and what was where before.
create table identity_act (
  number      bigint      generated always as identity unique,
  id          uuid        primary key,
  kind        text        not null check (kind in ('merge', 'split', 'supersede', 'close', 'families')),
  persons     uuid[]      not null,
  families    uuid[]      not null,
  done_at     timestamptz not null,
  done_by     text        not null,
  reason      text        not null,
  state       text        not null check (state in ('unreviewed', 'settled', 'undone')),
  settled_at  timestamptz,
  settled_by  text,
  settled_why text,
  changes     jsonb       not null  -- ids, versions and places only
);
create index identity_act_persons on identity_act using gin (persons);

-- While it is not settled who is who, consents are also read without some, or with another's: the strictest reading counts.
create table identity_reading (
  cause       uuid   not null, -- the question or the act
  family      uuid   not null references family on delete cascade,
  left_out    text[] not null, -- consents that do not count in this reading
  spared      text[] not null, -- resources that this reading does not concern
  other       uuid,            -- a person whose consents count, too
  as_person   uuid             -- as if they were this one's
);
create index identity_reading_family on identity_reading (family);
create index identity_reading_cause on identity_reading (cause);

-- A person who is erased leaves no question and no act behind: both hold words.
create function forget_identity() returns trigger language plpgsql as $$
begin
  delete from identity_reading where cause in (
    select id from identity_question where persons @> array[old.id]
    union select id from identity_act where persons @> array[old.id]);
  delete from identity_question where persons @> array[old.id];
  delete from identity_act where persons @> array[old.id];
  return old;
end $$;
create trigger person_erased after delete on person for each row execute function forget_identity();

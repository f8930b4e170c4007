-- ─── recall: who was asked to remove or restrict what, and what they answered ───
create table recall (
  id           uuid        primary key, -- the same however often it is asked: a repeat changes nothing
  organisation text        not null,
  partner      text        not null,
  family       uuid        not null,
  way          text        not null check (way in ('delete', 'restrict', 'notify')),
  resources    text[]      not null, -- Type/id, nothing more
  rules        text[]      not null, -- why each may no longer be held
  asked_at     timestamptz not null, -- first
  attempts     int         not null,
  answer       text        check (answer in ('removed', 'restricted', 'acknowledged', 'refused', 'unreachable', 'lapsed')),
  failure      text,
  answered_at  timestamptz
);
create unique index recall_open on recall (organisation, family) where answer is null or answer = 'unreachable';
create index recall_family on recall (family);

-- What an organisation still has in its system after a recall, though it may no longer use it: it answered that it has
-- restricted it, or that it has read the notice. Not held: sent anew if it is permitted anew.
alter table holding add column recalled text check (recalled in ('restricted', 'acknowledged'));

alter table delivery add column recall uuid;
-- overtaken: the record changed between the decision and the first byte, so nothing was sent
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('sending', 'delivered', 'failed', 'refused', 'overtaken'));

-- ─── a partner that asked for a pause, or does not accept our credentials: nothing is sent to any of its organisations ───
create table partner_pause (
  partner text        primary key,
  reason  text        not null check (reason in ('throttled', 'credentials', 'operator')),
  until   timestamptz, -- null: until somebody resumes it
  failure text,
  since   timestamptz not null
);

-- ─── retention: what is kept no longer, unless somebody needs it kept ───
-- What waits to be erased is no longer anybody's to hold but the council's: everybody else is asked to give it up first.
alter table family add column erasing boolean not null default false;

create table legal_hold (
  id        uuid        primary key,
  held      uuid        not null, -- the family
  reason    text        not null check (reason in ('court-order', 'inquiry', 'complaint', 'safeguarding-review', 'subject-request', 'other')),
  reference text        not null, -- the case number elsewhere; no words
  set_by    text        not null,
  set_at    timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  why       text        check (why in ('ended', 'mistaken'))
);
create index legal_hold_held on legal_hold (held) where lifted_at is null;

-- What somebody has asked for by right: noted here, decided by the council.
create table rights_request (
  id         uuid        primary key,
  about      uuid        not null, -- the family
  kind       text        not null check (kind in ('erasure', 'rectification', 'access', 'restriction', 'objection')),
  reference  text        not null, -- the case number elsewhere; no words
  noted_by   text        not null,
  noted_at   timestamptz not null,
  decision   text        check (decision in ('granted', 'refused')),
  decided_by text,
  decided_at timestamptz
);
create index rights_request_about on rights_request (about);

-- What was erased, when, and by whom: all that stays besides the audit.
create table erasure (
  id          uuid        primary key,
  erased      uuid        not null, -- the family
  council     text        not null,
  ground      text        not null check (ground in ('retention', 'request')),
  state       text        not null check (state in ('asked', 'recalling', 'erased', 'stopped')),
  asked_by    text        not null,
  asked_at    timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  ended_at    timestamptz,
  failure     text,
  counts      jsonb       -- how many rows of which table
);
create unique index erasure_open on erasure (erased) where state in ('asked', 'recalling');

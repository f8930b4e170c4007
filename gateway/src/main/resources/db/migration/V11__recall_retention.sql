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

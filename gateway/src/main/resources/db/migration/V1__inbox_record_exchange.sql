-- ─── work to do: db-scheduler's own table (its documentation's PostgreSQL schema) ───
create table scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- How often a piece of work has been asked for. Work that was asked for again while it ran runs again.
create table work (
  task   text   not null,
  key    text   not null,
  wanted bigint not null,
  primary key (task, key)
);

-- ─── inbox ───
create table inbox_message (
  arrival        bigint generated always as identity primary key,
  receipt        uuid        not null unique,
  source         text        not null,
  kind           text        not null,
  source_id      text        not null,
  source_version int         not null,
  family_key     text        not null,
  sent_at        timestamptz not null,
  received_at    timestamptz not null,
  payload        bytea       not null,
  payload_hash   bytea       not null,
  state          text        not null check (state in ('accepted', 'done', 'superseded', 'waiting', 'held')),
  rule           text,
  at             text,
  says           text,
  remedy         text,
  settled_at     timestamptz,
  unique (source, source_id, source_version)
);
create index inbox_unsettled on inbox_message (source, family_key, arrival) where state in ('accepted', 'waiting');
create index inbox_held on inbox_message (arrival) where state in ('held', 'waiting');

-- ─── identity ───
create table person (
  id         uuid primary key,
  birth_date date
);
create table person_identifier (
  system text not null,
  value  text not null,
  person uuid not null references person,
  primary key (system, value)
);
create index person_identifier_person on person_identifier (person);

-- ─── the family record ───
create table family (
  id    uuid   primary key,
  council text not null,
  epoch bigint not null
);
-- Directory resources (Organization, Practitioner, PractitionerRole) belong to no family.
create table resource (
  type         text        not null,
  id           uuid        not null,
  version      int         not null,
  family       uuid        references family,
  content      jsonb       not null,
  contributed  jsonb,      -- what the source said, where merging made content differ from it
  source       text        not null,
  source_time  timestamptz not null,
  receipt      uuid        not null,
  last_updated timestamptz not null,
  primary key (type, id)
);
create index resource_family on resource (family);
create index resource_content on resource using gin (content jsonb_path_ops);
create table resource_history (like resource);
alter table resource_history add primary key (type, id, version);

-- ─── exchange ───
create table holding (
  organisation text        not null,
  family       uuid        not null,
  type         text        not null,
  id           uuid        not null,
  version      int         not null,
  hash         text        not null,
  authority    text        not null,
  since        timestamptz not null,
  primary key (organisation, family, type, id) -- a professional may be held for several families
);
create index holding_family on holding (family, organisation);
create index holding_resource on holding (organisation, type, id);

-- One row for each organisation that has, or had, a share of a family's record: always in exactly one state.
create table step (
  organisation text        not null,
  family       uuid        not null,
  state        text        not null check (state in ('waiting', 'in-step', 'retrying', 'held')),
  wanted       bigint      not null, -- the family's epoch that it is to be brought to
  epoch        bigint      not null, -- the family's epoch that it was last brought to
  failure      text,
  changed_at   timestamptz not null,
  primary key (organisation, family)
);
create index step_open on step (state) where state <> 'in-step';

create table delivery (
  id             uuid        primary key,
  organisation   text        not null,
  partner        text        not null,
  family         uuid        not null,
  epoch          bigint      not null,
  state          text        not null check (state in ('sending', 'delivered', 'failed', 'refused')),
  failure        text,
  policy_version text        not null,
  bundle         jsonb       not null,
  decisions      jsonb       not null,
  started_at     timestamptz not null,
  ended_at       timestamptz
);
create index delivery_step on delivery (family, organisation, started_at);

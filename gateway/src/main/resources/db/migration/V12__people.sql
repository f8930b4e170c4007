-- ─── people who sign in ───
-- An account: who someone is, what they may do, and for whom. One of an outside provider has no password here.
create table account (
  id             uuid        primary key,
  name           text        not null unique check (name = lower(name)),
  shown_as       text        not null,
  council        text,        -- null: every council
  organisation   text,        -- system|value
  issuer         text,
  subject        text,
  password       text,        -- argon2id
  one_time_until timestamptz, -- the password is one that was given, to be changed before then
  totp           text,        -- the second factor's secret, closed with the gateway's own key
  totp_offered   text,        -- one that is being enrolled
  totp_step      bigint,      -- the last interval whose code was taken: no code counts twice
  disabled       boolean     not null default false,
  version        int         not null default 0, -- sessions of an older version are over
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  check ((issuer is null) = (subject is null)),
  unique (issuer, subject)
);

create table account_role (
  account uuid not null references account on delete cascade,
  role   text not null check (role in ('engineer', 'practitioner', 'triage', 'reviewer', 'auditor', 'administrator')),
  primary key (account, role)
);

-- Each serves once, in place of the second factor.
create table account_recovery_code (
  account uuid  not null references account on delete cascade,
  hash   bytea not null,
  primary key (account, hash)
);

-- Under the hash of what the browser keeps: who reads this table can't sign in with it.
create table account_session (
  hash       bytea       primary key,
  account    uuid        not null references account on delete cascade,
  version    int         not null,
  stage      text        not null check (stage in ('second-factor', 'new-password', 'enrol', 'in')),
  started_at timestamptz not null,
  used_at    timestamptz not null
);
create index account_session_account on account_session (account);

-- Tries that failed, by name and by address, each hashed: people type passwords where names go.
create table sign_in_try (
  subject       bytea       primary key,
  failures      int         not null,
  blocked_until timestamptz,
  last_at       timestamptz not null
);

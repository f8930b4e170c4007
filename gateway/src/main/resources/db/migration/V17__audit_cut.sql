-- ─── the audit's retention: the beginning of each chain is ended by a cut that two persons agreed to ───
create table audit_node (
  node text        primary key,
  seen timestamptz not null -- when it last said that it is there: those that are sign each cut
);

create table audit_cut (
  id          uuid        primary key,
  years       int         not null check (years >= 1), -- how long events were kept when it was asked for
  older_than  timestamptz not null,                    -- what was recorded before
  state       text        not null check (state in ('asked', 'approved', 'ended', 'stopped')),
  asked_by    text        not null,
  asked_at    timestamptz not null,
  approved_by text        check (approved_by <> asked_by),
  approved_at timestamptz,
  closed_at   timestamptz,
  failure     text
);
create unique index audit_cut_open on audit_cut ((true)) where state in ('asked', 'approved');

-- What it ends: each chain's links up to this one.
create table audit_cut_part (
  cut      uuid   not null references audit_cut,
  chain    text   not null,
  sequence bigint not null,
  hash     bytea  not null,
  events   bigint not null,
  primary key (cut, chain)
);

create table audit_cut_signature (
  cut  uuid not null references audit_cut,
  node text not null,
  primary key (cut, node)
);

create or replace function audit_only_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and coalesce(current_setting('onestory.audit_end', true), '') <> '' then
    return null; -- audit_end below; whoever may not delete at all gets nowhere by setting this
  end if;
  raise exception 'audit_event is only ever added to';
end $$;

-- The one way to end events: those of a cut that two persons agreed to, older than the years it names, from the beginning
-- of a chain, and never a chain's last. It runs with its owner's rights, so that the gateway's role needs none to delete.
create function audit_end(of_cut uuid) returns bigint language plpgsql security definer as $$
declare
  agreed audit_cut;
  part   audit_cut_part;
  ended  bigint;
  total  bigint := 0;
begin
  select * into agreed from audit_cut where id = of_cut and state = 'approved' and approved_by <> asked_by;
  if not found then
    raise exception 'audit_end: two persons must agree to the cut';
  end if;
  if agreed.older_than > now() - make_interval(years => agreed.years) + interval '1 day' then -- clocks differ
    raise exception 'audit_end: events of the last % year(s) are kept', agreed.years;
  end if;
  for part in select * from audit_cut_part where cut = of_cut order by chain loop
    if not exists (select 1 from audit_event
        where chain = part.chain and sequence = part.sequence and hash = part.hash) then
      raise exception 'audit_end: chain % is not what the cut was made for', part.chain;
    end if;
    if not exists (select 1 from audit_event where chain = part.chain and sequence > part.sequence) then
      raise exception 'audit_end: the last event of chain % is kept', part.chain;
    end if;
    if exists (select 1 from audit_event
        where chain = part.chain and sequence <= part.sequence and recorded >= agreed.older_than) then
      raise exception 'audit_end: chain % has a younger event', part.chain;
    end if;
    perform set_config('onestory.audit_end', of_cut::text, true);
    delete from audit_event where chain = part.chain and sequence <= part.sequence;
    get diagnostics ended = row_count;
    perform set_config('onestory.audit_end', '', true);
    if ended <> part.events then
      raise exception 'audit_end: chain % had % events, not %', part.chain, ended, part.events;
    end if;
    total := total + ended;
  end loop;
  return total;
end $$;
revoke execute on function audit_end(uuid) from public;
do $$ begin
  execute format('alter function audit_end(uuid) set search_path = pg_catalog, %I, pg_temp', current_schema());
end $$;

-- ─── the audit searched by who took part, what it was about and of what kind it is: one narrow index for all three ───
-- In plpgsql, since its plan is kept: one in SQL would be planned anew for each event that is written.
create function audit_names(event jsonb) returns text[] language plpgsql immutable strict parallel safe as $$
begin
  return array(select jsonb_array_elements_text(
    jsonb_path_query_array(event, '$.agent[*].who.identifier.value')
    || jsonb_path_query_array(event, '$.agent[*].who.reference')
    || jsonb_path_query_array(event, '$.entity[*].what.identifier.value')
    || jsonb_path_query_array(event, '$.entity[*].what.reference')
    || jsonb_path_query_array(event, '$.subtype[*].code')));
end $$;
create index audit_event_names on audit_event using gin (audit_names(content));

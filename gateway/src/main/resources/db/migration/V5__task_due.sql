-- The moment after which a Task is late, so that what is due soon can be asked for. A day is over when the next one begins.
alter table resource add column due_at timestamptz;
alter table resource_history add column due_at timestamptz; -- history keeps the same columns
update resource set due_at = case
    when length(content #>> '{restriction,period,end}') = 4
      then ((content #>> '{restriction,period,end}' || '-01-01')::date + interval '1 year')::timestamp at time zone 'Europe/London'
    when length(content #>> '{restriction,period,end}') = 7
      then ((content #>> '{restriction,period,end}' || '-01')::date + interval '1 month')::timestamp at time zone 'Europe/London'
    when length(content #>> '{restriction,period,end}') = 10
      then ((content #>> '{restriction,period,end}')::date + 1)::timestamp at time zone 'Europe/London'
    else (content #>> '{restriction,period,end}')::timestamptz
  end
  where type = 'Task' and content #>> '{restriction,period,end}' is not null;
-- Tasks without one come last when Tasks are asked for in the order in which they are due.
create index resource_due on resource ((coalesce(due_at, 'infinity'::timestamptz)), id, family) where type = 'Task';

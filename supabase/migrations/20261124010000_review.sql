-- Decisions about readings: several at once for a burst, each with what was there before, so that all of them can be undone.

alter table public.photo_decisions add column batch_id uuid not null default gen_random_uuid();
-- The reading as it was, or null where there was none.
alter table public.photo_decisions add column before jsonb;
create index photo_decisions_batch on public.photo_decisions (batch_id);
create index photo_decisions_event on public.photo_decisions (event_id, decided_at desc);

-- Whoever decides is who is signed in, whatever the request says.
create function private.sign_decision() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.decided_by := coalesce(private.me(), new.decided_by);
  return new;
end
$$;
create trigger photo_decisions_sign before insert on public.photo_decisions
  for each row execute function private.sign_decision();
grant execute on function private.sign_decision() to authenticated, service_role;

-- Bib, name, race and whether a minor, of everybody on a start list in one answer.
create function public.runner_index(p_event text) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'bib', r.bib, 'name', r.name, 'race', races.name, 'isMinor', r.is_minor)), '[]')
  from public.event_runners r left join public.races on races.id = r.race_id
  where r.event_id = p_event
$$;
revoke all on function public.runner_index(text) from public, anon;
grant execute on function public.runner_index(text) to authenticated, service_role;

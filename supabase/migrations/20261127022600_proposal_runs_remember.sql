-- A run that was cut off remembers what it began with: what came meanwhile is for the run after it.

alter table public.face_proposal_runs
  -- When the run that was cut off began, and with how many faces.
  add column began_at timestamptz,
  add column faces_begun integer check (faces_begun >= 0),
  -- It compares only the bibs of photos that changed since; all when empty.
  add column changed_since timestamptz;

drop function public.due_face_proposals(timestamptz, integer);
create function public.due_face_proposals(p_now timestamptz, p_limit integer)
returns table (
  organizer_id text, event_id text, faces_seen integer, faces_done integer, next_bib text, ran_at timestamptz,
  began_at timestamptz, faces_begun integer, changed_since timestamptz, decided_at timestamptz
)
language sql stable security definer set search_path = '' as $$
  select e.organizer_id, e.id, r.faces_seen, r.faces_done, r.next_bib, r.ran_at, r.began_at, r.faces_begun, r.changed_since,
    (select max(greatest(d.decided_at, d.undone_at)) from public.photo_decisions d where d.event_id = e.id)
  from public.events e left join public.face_proposal_runs r on r.event_id = e.id
  where (e.face_mode = 'at_upload' or (e.face_mode = 'on_demand' and e.faces_requested_at is not null))
    and (e.faces_expire_at is null or e.faces_expire_at > p_now)
  order by r.looked_at nulls first, e.id
  limit p_limit
$$;
revoke all on function public.due_face_proposals(timestamptz, integer) from public, anon, authenticated;
grant execute on function public.due_face_proposals(timestamptz, integer) to service_role;

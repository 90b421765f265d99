-- Bibs are proposed for faces that several faces with that bib are like. How far that has come, event by event. Only the server, with its
-- secret key, touches it.
create table public.face_proposal_runs (
  event_id text primary key references public.events (id) on delete cascade,
  -- Faces in the collection at the last look, and at the last run.
  faces_seen integer check (faces_seen >= 0),
  faces_done integer check (faces_done >= 0),
  -- Where a run was cut off.
  next_bib text,
  -- When the last whole run began.
  ran_at timestamptz,
  looked_at timestamptz not null
);
alter table public.face_proposal_runs enable row level security;
grant all on public.face_proposal_runs to service_role;

-- Events whose faces are read and kept, whoever was not looked at for longest first.
create function public.due_face_proposals(p_now timestamptz, p_limit integer)
returns table (
  organizer_id text, event_id text, faces_seen integer, faces_done integer, next_bib text, ran_at timestamptz, decided_at timestamptz
)
language sql stable security definer set search_path = '' as $$
  select e.organizer_id, e.id, r.faces_seen, r.faces_done, r.next_bib, r.ran_at,
    (select max(greatest(d.decided_at, d.undone_at)) from public.photo_decisions d where d.event_id = e.id)
  from public.events e left join public.face_proposal_runs r on r.event_id = e.id
  where (e.face_mode = 'at_upload' or (e.face_mode = 'on_demand' and e.faces_requested_at is not null))
    and (e.faces_expire_at is null or e.faces_expire_at > p_now)
  order by r.looked_at nulls first, e.id
  limit p_limit
$$;
revoke all on function public.due_face_proposals(timestamptz, integer) from public, anon, authenticated;
grant execute on function public.due_face_proposals(timestamptz, integer) to service_role;

-- Face data has an end: 60 days after the race unless the organizer names another day, and at once when faces are switched off.

create function private.face_term() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.face_mode <> 'off' and new.faces_expire_at is null then
    -- The end of the 60th day where the race is.
    new.faces_expire_at := ((greatest(new.starts_on, current_date) + 61)::timestamp - interval '1 second') at time zone new.time_zone;
  end if;
  return new;
end $$;
create trigger events_face_term before insert or update on public.events
  for each row execute function private.face_term();
update public.events set face_mode = face_mode where face_mode <> 'off' and faces_expire_at is null;

-- How far the deletion of an event's face data has come. Only the server, with its secret key, touches it.
create table public.face_deletions (
  event_id text primary key references public.events (id) on delete cascade,
  -- The most that were found at once.
  faces integer not null check (faces >= 0),
  -- When something was last found to delete.
  deleted_at timestamptz not null,
  -- When nothing was left to find.
  verified_at timestamptz
);
alter table public.face_deletions enable row level security;
grant all on public.face_deletions to service_role;

-- Faces that are wanted again will have to be deleted again.
create function private.keep_faces_again() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.face_mode <> 'off' and new.faces_expire_at > now() then
    delete from public.face_deletions where event_id = new.id;
  end if;
  return null;
end $$;
create trigger events_keep_faces_again after update on public.events
  for each row execute function private.keep_faces_again();

-- Events whose face data must go and was not verified to be gone, whoever waits longest first.
create function public.due_face_deletions(p_now timestamptz, p_limit integer)
returns table (
  organizer_id text, event_id text, face_mode public.face_mode, faces integer, deleted_at timestamptz
)
language sql stable security definer set search_path = '' as $$
  select e.organizer_id, e.id, e.face_mode, d.faces, d.deleted_at
  from public.events e left join public.face_deletions d on d.event_id = e.id
  where (e.face_mode = 'off' or e.faces_expire_at <= p_now) and d.verified_at is null
  order by d.deleted_at nulls first, e.id
  limit p_limit
$$;
revoke all on function public.due_face_deletions(timestamptz, integer) from public, anon, authenticated;
grant execute on function public.due_face_deletions(timestamptz, integer) to service_role;

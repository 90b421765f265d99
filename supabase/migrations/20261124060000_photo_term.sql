-- Photos whose term is over are deleted for good: an event's, and single ones that were deleted and not brought back in time.

create table public.photo_deletions (
  event_id text primary key references public.events (id) on delete cascade,
  -- How many were deleted so far.
  photos integer not null check (photos >= 0),
  -- When something was last found to delete.
  deleted_at timestamptz not null,
  -- When nothing was left to find.
  verified_at timestamptz
);
alter table public.photo_deletions enable row level security;
grant all on public.photo_deletions to service_role;

-- A deleted photo's bytes are gone since then.
alter table public.takedowns add column erased_at timestamptz;
create index takedowns_to_erase on public.takedowns (taken_down_at)
  where kind = 'deleted' and restored_at is null and erased_at is null;

create function public.due_photo_deletions(p_now timestamptz, p_limit integer)
returns table (organizer_id text, event_id text, photos integer, deleted_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select e.organizer_id, e.id, d.photos, d.deleted_at
  from public.events e left join public.photo_deletions d on d.event_id = e.id
  -- A later term may have been named, and be over too.
  where e.photos_expire_at <= p_now and (d.verified_at is null or d.verified_at < e.photos_expire_at)
  order by d.deleted_at nulls first, e.id
  limit p_limit
$$;
create function public.due_photo_erasures(p_before timestamptz, p_limit integer)
returns table (organizer_id text, event_id text, photo_id text)
language sql stable security definer set search_path = '' as $$
  select e.organizer_id, e.id, t.photo_id
  from public.takedowns t join public.events e on e.id = t.event_id
  where t.kind = 'deleted' and t.restored_at is null and t.erased_at is null and t.taken_down_at < p_before
  order by t.taken_down_at
  limit p_limit
$$;
revoke all on function public.due_photo_deletions(timestamptz, integer), public.due_photo_erasures(timestamptz, integer)
  from public, anon, authenticated;
grant execute on function public.due_photo_deletions(timestamptz, integer), public.due_photo_erasures(timestamptz, integer)
  to service_role;
-- Nobody with a session says that bytes are gone.
revoke insert, update on public.takedowns from authenticated;
grant insert (event_id, photo_id, kind, reason, taken_down_by, taken_down_at, restored_at),
  update (event_id, photo_id, kind, reason, taken_down_by, taken_down_at, restored_at) on public.takedowns to authenticated;

-- The photos desk: photos taken down or deleted, and cameras whose clock was wrong.

alter table public.takedowns add column kind text not null default 'takedown' check (kind in ('takedown', 'deleted'));
grant insert, update on public.takedowns to authenticated;
create policy change_takedowns on public.takedowns for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));

-- How far a camera's clock was behind: added to every time it wrote, of photos still to come, too.
create table public.camera_clocks (
  event_id text not null references public.events (id) on delete cascade,
  camera_id text not null check (length(camera_id) between 1 and 80),
  shift_ms integer not null check (abs(shift_ms) <= 172800000),
  set_at timestamptz not null default now(),
  primary key (event_id, camera_id)
);
alter table public.camera_clocks enable row level security;
grant all on public.camera_clocks to service_role;
grant select, insert, update, delete on public.camera_clocks to authenticated;
create policy own_camera_clocks on public.camera_clocks for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));

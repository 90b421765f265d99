-- More of what an organizer settles about a race: downloads, the finish video, waves, a logo.

-- off: nobody downloads; web: the largest rendition.
alter table public.events add column download_policy text not null default 'web'
  check (download_policy in ('off', 'web'));
-- { url, startsAt }: where the video is, and when its first picture was taken. Or null.
alter table public.events add column finish_video jsonb
  check (finish_video is null or jsonb_typeof(finish_video) = 'object');
grant update (download_policy, finish_video) on public.events to authenticated;

-- [{ name, startsAt }]: groups of a race that start one after another.
alter table public.races add column waves jsonb not null default '[]' check (jsonb_typeof(waves) = 'array');

-- A logo, drawn anew by us from what was uploaded. Apart from events, which every page reads.
create table public.event_logos (
  event_id text primary key references public.events (id) on delete cascade,
  -- WebP, in base64.
  webp text not null check (length(webp) between 1 and 400000)
);
alter table public.event_logos enable row level security;
grant all on public.event_logos to service_role;
grant select on public.event_logos to anon, authenticated;
grant insert, update, delete on public.event_logos to authenticated;
create policy public_logos on public.event_logos for select to anon, authenticated
  using (private.is_published(event_id));
create policy own_logos on public.event_logos for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));

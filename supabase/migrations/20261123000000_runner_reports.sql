-- What runners say about photos of themselves. A report changes nothing that others see: the organizer reviews it.

create table public.photo_reports (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references public.events (id) on delete cascade,
  photo_id text not null check (photo_id ~ '^[0-9A-HJKMNP-TV-Z]{26}$'),
  bib text not null check (bib ~ '^[0-9A-Z]{1,6}$'),
  verdict text not null check (verdict in ('me', 'not_me')),
  -- Hash of a random token kept by the runner's browser: one runner's word counts once and can be taken back.
  reporter_hash text not null check (reporter_hash ~ '^[0-9a-f]{64}$'),
  reported_at timestamptz not null default now(),
  -- Set by the organizer's review.
  reviewed_at timestamptz,
  unique (event_id, photo_id, bib, reporter_hash)
);
create index photo_reports_open on public.photo_reports (event_id, reported_at) where reviewed_at is null;

alter table public.photo_reports enable row level security;
grant all on public.photo_reports to service_role;
grant select, update on public.photo_reports to authenticated;
create policy own_reports on public.photo_reports for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));

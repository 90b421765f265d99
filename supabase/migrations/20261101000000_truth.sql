-- The truth layer: everything a person decided. What machines found lives in the projection and can be rebuilt.
-- Valid on Supabase and on the local stack alike. Row Level Security is on for every table; without a policy nobody reads.

create schema if not exists private;

create type public.member_role as enum ('photographer', 'editor', 'owner');
create type public.event_status as enum ('draft', 'published', 'archived');
create type public.face_mode as enum ('off', 'on_demand', 'at_upload');
create type public.display_mode as enum ('photos', 'results', 'photos_and_results');
create type public.result_status as enum ('finished', 'dnf', 'dns', 'dsq');
create type public.photo_decision as enum ('confirmed', 'rejected', 'added', 'hidden', 'restored');

-- People and organizers -------------------------------------------------------------------------------------------

create table public.organizers (
  id text primary key check (id ~ '^[a-z0-9]{2,32}$'),
  name text not null check (length(name) between 1 and 120),
  created_at timestamptz not null default now()
);

create table public.organizer_members (
  organizer_id text not null references public.organizers (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role public.member_role not null,
  created_at timestamptz not null default now(),
  primary key (organizer_id, user_id)
);
create index organizer_members_user on public.organizer_members (user_id);

-- Events ------------------------------------------------------------------------------------------------------------

create table public.events (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$'),
  organizer_id text not null references public.organizers (id),
  name text not null check (length(name) between 1 and 120),
  starts_on date not null,
  time_zone text not null,
  place text not null default '' check (length(place) <= 120),
  status public.event_status not null default 'draft',
  display_mode public.display_mode not null default 'photos',
  -- Where results come from: { provider, url } or empty.
  results_integration jsonb not null default '{}',
  -- What pages say about the photos as a whole: { cover_photo_id, notice } or empty.
  photos_meta jsonb not null default '{}',
  face_mode public.face_mode not null default 'off',
  -- An on_demand event's faces are indexed from the first consented selfie on.
  faces_requested_at timestamptz,
  faces_expire_at timestamptz,
  photos_expire_at timestamptz,
  -- { pattern, ranges, excluded, minLength, maxLength, lettersAllowed }, all optional.
  bib_rules jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index events_organizer on public.events (organizer_id, starts_on desc);

-- Whoever holds the token may look at the event before it is published. Apart from events, which strangers may read.
create table public.event_previews (
  event_id text primary key references public.events (id) on delete cascade,
  token text not null unique check (length(token) >= 32)
);

create table public.races (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references public.events (id) on delete cascade,
  name text not null check (length(name) between 1 and 60),
  distance_m integer check (distance_m > 0),
  starts_at timestamptz,
  unique (event_id, name)
);

create table public.checkpoints (
  event_id text not null references public.events (id) on delete cascade,
  id text not null check (id ~ '^[a-z0-9-]{1,32}$'),
  name text not null,
  distance_m integer not null check (distance_m >= 0),
  primary key (event_id, id)
);

create table public.event_runners (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references public.events (id) on delete cascade,
  race_id uuid references public.races (id) on delete set null,
  bib text not null check (bib ~ '^[0-9A-Z]{1,6}$'),
  name text not null check (length(name) between 1 and 120),
  gender text check (gender in ('f', 'm', 'x')),
  birth_year integer check (birth_year between 1900 and 2100),
  division text,
  wave text,
  club text,
  email text,
  -- Excluded from face search, name search and public lists.
  is_minor boolean not null default false,
  -- Does not want to be found by name.
  name_hidden boolean not null default false,
  created_at timestamptz not null default now(),
  unique (event_id, bib)
);

create table public.results (
  event_id text not null references public.events (id) on delete cascade,
  bib text not null,
  status public.result_status not null default 'finished',
  gun_ms integer check (gun_ms >= 0),
  chip_ms integer check (chip_ms >= 0),
  place_overall integer check (place_overall > 0),
  place_gender integer check (place_gender > 0),
  place_division integer check (place_division > 0),
  primary key (event_id, bib),
  foreign key (event_id, bib) references public.event_runners (event_id, bib) on delete cascade on update cascade
);

create table public.splits (
  event_id text not null,
  bib text not null,
  checkpoint_id text not null,
  passed_at timestamptz not null,
  primary key (event_id, bib, checkpoint_id),
  foreign key (event_id, bib) references public.event_runners (event_id, bib) on delete cascade on update cascade,
  foreign key (event_id, checkpoint_id) references public.checkpoints (event_id, id) on delete cascade
);

-- Photographers -----------------------------------------------------------------------------------------------------

create table public.photographers (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$'),
  organizer_id text not null references public.organizers (id) on delete cascade,
  user_id uuid references auth.users (id) on delete set null,
  name text not null check (length(name) between 1 and 120),
  handle text check (length(handle) <= 60),
  website text check (website ~ '^https://'),
  created_at timestamptz not null default now()
);

create table public.event_photographers (
  event_id text not null references public.events (id) on delete cascade,
  photographer_id text not null references public.photographers (id) on delete cascade,
  primary key (event_id, photographer_id)
);

-- What people decided about photos and faces --------------------------------------------------------------------------

create table public.photo_decisions (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references public.events (id) on delete cascade,
  photo_id text not null,
  bib text check (bib ~ '^[0-9A-Z]{1,6}$'),
  decision public.photo_decision not null,
  decided_by uuid references auth.users (id) on delete set null,
  decided_at timestamptz not null default now(),
  undone_at timestamptz
);
create index photo_decisions_photo on public.photo_decisions (event_id, photo_id);

-- A consent names nobody: the subject is a random token of which only the hash is kept.
create table public.consents (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references public.events (id) on delete cascade,
  notice_version text not null,
  notice_hash text not null check (notice_hash ~ '^[0-9a-f]{64}$'),
  locale text not null,
  subject_hash text not null check (subject_hash ~ '^[0-9a-f]{64}$'),
  given_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  unique (event_id, subject_hash)
);

create table public.face_suppressions (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references public.events (id) on delete cascade,
  photo_id text not null,
  -- { left, top, width, height } as ratios of the photo; never a vector.
  box jsonb not null,
  created_at timestamptz not null default now()
);
create index face_suppressions_photo on public.face_suppressions (event_id, photo_id);

create table public.takedowns (
  event_id text not null references public.events (id) on delete cascade,
  photo_id text not null,
  reason text not null default '',
  taken_down_by uuid references auth.users (id) on delete set null,
  taken_down_at timestamptz not null default now(),
  restored_at timestamptz,
  primary key (event_id, photo_id)
);

create table public.audit_log (
  id bigint generated always as identity primary key,
  organizer_id text not null references public.organizers (id),
  event_id text,
  actor uuid,
  action text not null check (length(action) between 1 and 60),
  subject text,
  details jsonb not null default '{}',
  happened_at timestamptz not null default now()
);
create index audit_log_event on public.audit_log (organizer_id, event_id, id desc);

-- Functions and triggers ----------------------------------------------------------------------------------------------

-- Security definer, or the policy on organizer_members would ask itself.
create function private.has_role(organizer text, minimum public.member_role) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.organizer_members
    where organizer_id = organizer and user_id = auth.uid() and role >= minimum
  )
$$;

create function private.has_event_role(event text, minimum public.member_role) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.events where id = event and private.has_role(organizer_id, minimum))
$$;

create function private.is_published(event text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.events where id = event and status = 'published')
$$;

create function private.add_preview() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.event_previews (event_id, token)
  values (new.id, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));
  return new;
end
$$;
create trigger events_add_preview after insert on public.events for each row execute function private.add_preview();

create function private.touch() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  return new;
end
$$;
create trigger events_touch before update on public.events for each row execute function private.touch();

-- An event keeps its organizer: its photos' keys, faces and rows carry the organizer's id.
create function private.keep_organizer() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.organizer_id <> old.organizer_id then
    raise exception 'An event cannot move to another organizer.' using errcode = '23514';
  end if;
  return new;
end
$$;
create trigger events_keep_organizer before update on public.events
  for each row execute function private.keep_organizer();

create function private.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'The audit log is append-only.' using errcode = '42501';
end
$$;
create trigger audit_log_append_only before update or delete on public.audit_log
  for each row execute function private.refuse_change();

-- Row Level Security ----------------------------------------------------------------------------------------------------

alter table public.organizers enable row level security;
alter table public.organizer_members enable row level security;
alter table public.events enable row level security;
alter table public.event_previews enable row level security;
alter table public.races enable row level security;
alter table public.checkpoints enable row level security;
alter table public.event_runners enable row level security;
alter table public.results enable row level security;
alter table public.splits enable row level security;
alter table public.photographers enable row level security;
alter table public.event_photographers enable row level security;
alter table public.photo_decisions enable row level security;
alter table public.consents enable row level security;
alter table public.face_suppressions enable row level security;
alter table public.takedowns enable row level security;
alter table public.audit_log enable row level security;

grant usage on schema private to anon, authenticated, service_role;
grant execute on all functions in schema private to anon, authenticated, service_role;
grant usage on schema public to anon, authenticated, service_role;
grant all on all tables in schema public to service_role;
grant all on all sequences in schema public to service_role;
grant select on public.organizers, public.events, public.races, public.checkpoints, public.photographers,
  public.event_photographers to anon;
grant select on all tables in schema public to authenticated;
grant insert, update, delete on public.races, public.checkpoints, public.event_runners, public.results, public.splits,
  public.photographers, public.event_photographers, public.photo_decisions to authenticated;
grant insert, update on public.events to authenticated;

create policy public_organizers on public.organizers for select to anon, authenticated
  using (exists (select 1 from public.events e where e.organizer_id = id and e.status = 'published'));
create policy own_organizers on public.organizers for select to authenticated
  using (private.has_role(id, 'photographer'));

create policy own_members on public.organizer_members for select to authenticated
  using (user_id = auth.uid() or private.has_role(organizer_id, 'owner'));

create policy public_events on public.events for select to anon, authenticated using (status = 'published');
create policy own_events on public.events for select to authenticated
  using (private.has_role(organizer_id, 'photographer'));
create policy create_events on public.events for insert to authenticated
  with check (private.has_role(organizer_id, 'editor'));
create policy edit_events on public.events for update to authenticated
  using (private.has_role(organizer_id, 'editor')) with check (private.has_role(organizer_id, 'editor'));

create policy own_previews on public.event_previews for select to authenticated
  using (private.has_event_role(event_id, 'photographer'));

create policy public_races on public.races for select to anon, authenticated using (private.is_published(event_id));
create policy own_races on public.races for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));

create policy public_checkpoints on public.checkpoints for select to anon, authenticated
  using (private.is_published(event_id));
create policy own_checkpoints on public.checkpoints for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));

create policy own_runners on public.event_runners for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));
create policy own_results on public.results for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));
create policy own_splits on public.splits for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));

create policy public_photographers on public.photographers for select to anon, authenticated
  using (exists (
    select 1 from public.event_photographers ep where ep.photographer_id = id and private.is_published(ep.event_id)
  ));
create policy own_photographers on public.photographers for select to authenticated
  using (private.has_role(organizer_id, 'photographer'));
create policy edit_photographers on public.photographers for all to authenticated
  using (private.has_role(organizer_id, 'editor')) with check (private.has_role(organizer_id, 'editor'));

create policy public_event_photographers on public.event_photographers for select to anon, authenticated
  using (private.is_published(event_id));
create policy own_event_photographers on public.event_photographers for select to authenticated
  using (private.has_event_role(event_id, 'photographer'));
create policy edit_event_photographers on public.event_photographers for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));

create policy own_decisions on public.photo_decisions for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));
create policy own_takedowns on public.takedowns for select to authenticated
  using (private.has_event_role(event_id, 'photographer'));
create policy own_audit on public.audit_log for select to authenticated using (private.has_role(organizer_id, 'owner'));
-- consents and face_suppressions: no policy. Only the server, with its secret key, touches them.

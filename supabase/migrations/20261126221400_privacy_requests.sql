-- What runners asked for about photos and faces of themselves, for the organizer's privacy desk. It has taken effect before
-- anybody looks at it; the row says what, on which proof, and until when an answer is due.

create table public.privacy_requests (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references public.events (id) on delete cascade,
  kind text not null check (kind in ('hide', 'delete-faces')),
  proof text not null check (proof in ('selfie', 'code')),
  -- The bib whose address received the code; a selfie proves without naming anybody.
  bib text check (bib ~ '^[0-9A-Z]{1,6}$'),
  photo_ids text[] not null default '{}',
  faces integer not null default 0 check (faces >= 0),
  requested_at timestamptz not null default now(),
  -- When all of it was in effect for everybody; null when a part of it failed.
  done_at timestamptz,
  -- A month, as article 12(3) of the GDPR has it.
  due_at timestamptz not null default now() + interval '1 month',
  -- Set by the organizer's desk.
  reviewed_at timestamptz,
  reviewed_by uuid references auth.users (id) on delete set null,
  note text not null default '' check (length(note) <= 1000)
);
create index privacy_requests_event on public.privacy_requests (event_id, requested_at desc);

alter table public.privacy_requests enable row level security;
grant all on public.privacy_requests to service_role;
grant select, update (reviewed_at, note) on public.privacy_requests to authenticated;
create policy own_privacy_requests on public.privacy_requests for select to authenticated
  using (private.has_event_role(event_id, 'editor'));
create policy review_privacy_requests on public.privacy_requests for update to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));

-- Whoever looks at a request is who is signed in.
create function private.sign_privacy_review() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.reviewed_by := case when new.reviewed_at is null then null else coalesce(private.me(), new.reviewed_by) end;
  return new;
end
$$;
create trigger privacy_requests_sign before update on public.privacy_requests
  for each row execute function private.sign_privacy_review();
grant execute on function private.sign_privacy_review() to authenticated, service_role;

-- Codes sent to an address of the start list, as proof that a bib is somebody's own. Only the server touches them.
create table public.privacy_codes (
  id uuid primary key default gen_random_uuid(),
  event_id text not null,
  bib text not null,
  -- Keyed hash: six digits alone could be tried out against a plain one.
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  tries integer not null default 0 check (tries between 0 and 5),
  sent_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '15 minutes',
  used_at timestamptz,
  foreign key (event_id, bib) references public.event_runners (event_id, bib) on delete cascade on update cascade
);
create index privacy_codes_open on public.privacy_codes (event_id, bib, sent_at desc);
alter table public.privacy_codes enable row level security;
grant all on public.privacy_codes to service_role;

-- The latest code of a bib that can still be tried, one try less. Five tries for each code, however many come at once.
create function public.try_privacy_code(p_event text, p_bib text) returns table (id uuid, code_hash text)
language sql volatile security definer set search_path = '' as $$
  update public.privacy_codes c set tries = c.tries + 1
  where c.id = (
    select o.id from public.privacy_codes o
    where o.event_id = p_event and o.bib = p_bib and o.used_at is null and o.expires_at > now()
    order by o.sent_at desc limit 1
  ) and c.tries < 5
  returning c.id, c.code_hash
$$;
revoke all on function public.try_privacy_code(text, text) from public, anon, authenticated;
grant execute on function public.try_privacy_code(text, text) to service_role;

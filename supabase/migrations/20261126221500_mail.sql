-- Mail to runners: codes that prove an address, and who asked to be told of photos. Only the server touches either.

-- One open code for each event, purpose and address; a new one takes its place. What was asked for waits in it, so that
-- nothing is kept of somebody whose address was typed by another.
create table public.mail_codes (
  event_id text not null references public.events (id) on delete cascade,
  purpose text not null check (purpose in ('photos', 'proof')),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  -- What the code is for: handed back to whoever knows it.
  subject jsonb not null,
  attempts integer not null default 0,
  expires_at timestamptz not null,
  primary key (event_id, purpose, email)
);
create index mail_codes_over on public.mail_codes (expires_at);

create table public.mail_requests (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references public.events (id) on delete cascade,
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  -- Whose photos she waits for; none for the event as a whole.
  bibs text[] not null default '{}' check (cardinality(bibs) <= 5),
  locale text not null check (locale in ('en', 'ko')),
  -- When the address was proven, which is when its owner agreed.
  consented_at timestamptz not null default now(),
  unsubscribe_token text not null unique check (length(unsubscribe_token) >= 32),
  -- Photos of these bibs that she was told of, or that were there when she asked.
  told_photos integer not null default 0 check (told_photos >= 0),
  told_at timestamptz,
  -- When to look again; moved on before a mail is sent, so that two senders do not both send it.
  check_at timestamptz not null default now(),
  attempts integer not null default 0,
  unique (event_id, email)
);
create index mail_requests_check on public.mail_requests (check_at);

-- When the organizer last wanted those who asked to be told.
alter table public.events add column announced_at timestamptz;
grant update (announced_at) on public.events to authenticated;

alter table public.mail_codes enable row level security;
alter table public.mail_requests enable row level security;
grant all on public.mail_codes, public.mail_requests to service_role;

-- Tries a code: five tries for each, and the right one works once.
create function public.use_mail_code(p_event text, p_purpose text, p_email text, p_hash text, p_now timestamptz)
returns jsonb language plpgsql set search_path = '' as $$
declare
  v_code public.mail_codes;
begin
  delete from public.mail_codes where expires_at <= p_now;
  update public.mail_codes set attempts = attempts + 1
  where event_id = p_event and purpose = p_purpose and email = p_email and attempts < 5
  returning * into v_code;
  if v_code.event_id is null then return jsonb_build_object('status', 'over'); end if;
  if v_code.code_hash <> p_hash then return jsonb_build_object('status', 'wrong'); end if;
  delete from public.mail_codes where event_id = p_event and purpose = p_purpose and email = p_email;
  return jsonb_build_object('status', 'right', 'subject', v_code.subject);
end
$$;

-- Somebody asks with a proven address: again for another bib, or for the event.
create function public.request_mail(p_event text, p_email text, p_bibs text[], p_locale text, p_token text,
  p_photos integer, p_now timestamptz)
returns void language sql set search_path = '' as $$
  insert into public.mail_requests as r
    (event_id, email, bibs, locale, consented_at, unsubscribe_token, told_photos, check_at)
  values (p_event, p_email, p_bibs, p_locale, p_now, p_token, p_photos, p_now)
  on conflict (event_id, email) do update set
    bibs = (select coalesce(array_agg(bib), '{}') from (
      select distinct bib from unnest(r.bibs || excluded.bibs) bib order by bib limit 5) kept),
    locale = excluded.locale, consented_at = excluded.consented_at,
    told_photos = case when r.bibs @> excluded.bibs then r.told_photos else r.told_photos + excluded.told_photos end
$$;

revoke all on function public.use_mail_code(text, text, text, text, timestamptz),
  public.request_mail(text, text, text[], text, text, integer, timestamptz) from public, anon, authenticated;
grant execute on function public.use_mail_code(text, text, text, text, timestamptz),
  public.request_mail(text, text, text[], text, text, integer, timestamptz) to service_role;

-- Codes that nobody typed in time went only when somebody tried another one. Now they go with the job that looks every minute, as
-- requests do whose term is over.
create or replace function public.claim_mail_requests(p_now timestamptz, p_limit integer)
returns table (
  id uuid, event_id text, email text, bibs text[], locale text, unsubscribe_token text, told_photos integer,
  told_at timestamptz, attempts integer, consented_at timestamptz, announced_at timestamptz, event_name text
)
language plpgsql set search_path = '' as $$
begin
  delete from public.mail_codes c where c.expires_at <= p_now;
  delete from public.mail_requests r using public.events e
  where e.id = r.event_id and (e.photos_expire_at <= p_now or r.consented_at < p_now - interval '1 year');
  return query
  with due as (
    select r.id from public.mail_requests r join public.events e on e.id = r.event_id
    where e.status = 'published' and r.check_at <= p_now
      and (cardinality(r.bibs) > 0 or e.announced_at > greatest(r.consented_at, r.told_at))
    order by r.check_at
    limit p_limit
    for update of r skip locked
  )
  update public.mail_requests r set check_at = p_now + interval '10 minutes'
  from due, public.events e
  where r.id = due.id and e.id = r.event_id
  returning r.id, r.event_id, r.email, r.bibs, r.locale, r.unsubscribe_token, r.told_photos, r.told_at, r.attempts,
    r.consented_at, e.announced_at, e.name;
end
$$;

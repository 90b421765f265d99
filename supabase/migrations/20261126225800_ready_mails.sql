-- Telling those who asked: requests are taken a few at a time, each by one sender.

-- Requests worth looking at, moved on so that nobody else looks at them for ten minutes. What nobody waits for any more goes.
create function public.claim_mail_requests(p_now timestamptz, p_limit integer)
returns table (
  id uuid, event_id text, email text, bibs text[], locale text, unsubscribe_token text, told_photos integer,
  told_at timestamptz, attempts integer, consented_at timestamptz, announced_at timestamptz, event_name text
)
language plpgsql set search_path = '' as $$
begin
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
revoke all on function public.claim_mail_requests(timestamptz, integer) from public, anon, authenticated;
grant execute on function public.claim_mail_requests(timestamptz, integer) to service_role;

-- How many wait to be told, for the people who publish; their addresses are nobody's business.
create function public.count_mail_requests(p_event text) returns integer
language sql stable security definer set search_path = '' as $$
  select case when private.has_event_role(p_event, 'editor')
    then (select count(*)::integer from public.mail_requests where event_id = p_event) else 0 end
$$;

-- A new private link; whoever holds the one before sees nothing any more.
create function public.renew_preview(p_event text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  v_before text;
begin
  if not private.has_event_role(p_event, 'editor') then
    raise exception 'You may not do this.' using errcode = '42501';
  end if;
  select token into v_before from public.event_previews where event_id = p_event for update;
  update public.event_previews set token = replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
  where event_id = p_event;
  return v_before;
end
$$;
revoke all on function public.count_mail_requests(text), public.renew_preview(text) from public, anon;
grant execute on function public.count_mail_requests(text), public.renew_preview(text) to authenticated, service_role;

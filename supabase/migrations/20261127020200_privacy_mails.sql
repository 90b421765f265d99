-- Organizers hear of privacy requests by mail, too; sent by the function that knows the site's address.

alter table public.privacy_requests add column organizer_told_at timestamptz;
-- Those that are there already stand on the desk.
update public.privacy_requests set organizer_told_at = now();
create index privacy_requests_to_tell on public.privacy_requests (event_id, requested_at) where organizer_told_at is null;

-- Requests nobody was told of, one row for each event, with the addresses of those who answer them. Noted as told here, so
-- that two senders do not tell twice. Somebody who hides twenty photos one by one is one mail, not twenty.
create function public.claim_privacy_mails(p_now timestamptz)
returns table (
  event_id text, event_name text, time_zone text, requests uuid[], hides integer, photos integer, faces integer,
  due_at timestamptz, emails text[]
)
language sql volatile security definer set search_path = '' as $$
  with claimed as (
    update public.privacy_requests r set organizer_told_at = p_now
    where r.organizer_told_at is null and not exists (
      select 1 from public.privacy_requests t
      where t.event_id = r.event_id and t.organizer_told_at > p_now - interval '10 minutes'
    )
    returning r.id, r.event_id, r.kind, r.photo_ids, r.due_at
  )
  select c.event_id, e.name, e.time_zone, array_agg(c.id), (count(*) filter (where c.kind = 'hide'))::integer,
    coalesce(sum(cardinality(c.photo_ids)) filter (where c.kind = 'hide'), 0)::integer,
    (count(*) filter (where c.kind = 'delete-faces'))::integer, min(c.due_at),
    array(
      select u.email::text from public.organizer_members m join auth.users u on u.id = m.user_id
      where m.organizer_id = e.organizer_id and m.role in ('owner', 'editor') and u.email is not null order by 1
    )
  from claimed c join public.events e on e.id = c.event_id
  group by c.event_id, e.name, e.time_zone, e.organizer_id
$$;
revoke all on function public.claim_privacy_mails(timestamptz) from public, anon, authenticated;
grant execute on function public.claim_privacy_mails(timestamptz) to service_role;

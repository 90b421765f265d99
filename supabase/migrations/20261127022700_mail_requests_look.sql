-- Who asked is looked at when there may be news: what an organizer announces, at once.

create function private.look_at_mail_requests() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.mail_requests set check_at = new.announced_at where event_id = new.id and check_at > new.announced_at;
  return new;
end
$$;
revoke all on function private.look_at_mail_requests() from public;
create trigger look_at_mail_requests after update of announced_at on public.events
for each row when (new.announced_at is not null and new.announced_at is distinct from old.announced_at)
execute function private.look_at_mail_requests();

-- Somebody asks with a proven address: again for another bib, or for the event. The bib of now is kept before those of earlier; photos
-- of bibs that both lists have are counted once.
create or replace function public.request_mail(p_event text, p_email text, p_bibs text[], p_locale text, p_token text,
  p_photos integer, p_now timestamptz)
returns void language sql set search_path = '' as $$
  insert into public.mail_requests as r
    (event_id, email, bibs, locale, consented_at, unsubscribe_token, told_photos, check_at)
  values (p_event, p_email, p_bibs, p_locale, p_now, p_token, p_photos, p_now)
  on conflict (event_id, email) do update set
    bibs = (select coalesce(array_agg(bib order by bib), '{}') from (
      select bib, bool_or(is_new) as is_new from (
        select unnest(excluded.bibs) as bib, true as is_new union all select unnest(r.bibs), false) asked
      group by bib order by bool_or(is_new) desc, bib limit 5) kept),
    locale = excluded.locale, consented_at = excluded.consented_at, check_at = excluded.check_at,
    told_photos = case
      when r.bibs @> excluded.bibs then r.told_photos
      when excluded.bibs @> r.bibs then excluded.told_photos
      else r.told_photos + excluded.told_photos end
$$;

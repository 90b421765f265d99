-- People with a session may write what the desk lets them write, and no column more: the API answers everybody who has a token.

revoke insert, update on public.events from authenticated;
grant insert (id, organizer_id, name, starts_on, time_zone, place, face_mode, bib_rules) on public.events to authenticated;
grant update (name, starts_on, time_zone, place, status, display_mode, results_integration, photos_meta, face_mode,
  faces_expire_at, photos_expire_at, bib_rules, branding) on public.events to authenticated;

revoke insert, update on public.photographers from authenticated;
grant insert (id, organizer_id, name, handle, website), update (name, handle, website) on public.photographers
  to authenticated;

-- A decision is undone, never deleted or rewritten.
revoke update, delete on public.photo_decisions from authenticated;
grant update (undone_at) on public.photo_decisions to authenticated;

revoke update on public.photo_reports from authenticated;
grant update (reviewed_at) on public.photo_reports to authenticated;

revoke insert, update on public.organizer_invitations from authenticated;
grant insert (organizer_id, email, role), update (revoked_at) on public.organizer_invitations to authenticated;
revoke update on public.organizer_members from authenticated;
grant update (role) on public.organizer_members to authenticated;

-- Whoever takes a photo down or imports a list is who is signed in, whatever the request says.
create function private.sign_takedown() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.taken_down_by := coalesce(private.me(), new.taken_down_by);
  return new;
end
$$;
create trigger takedowns_sign before insert or update on public.takedowns
  for each row execute function private.sign_takedown();
create function private.sign_import() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.imported_by := coalesce(private.me(), new.imported_by);
  return new;
end
$$;
create trigger imports_sign before insert on public.imports for each row execute function private.sign_import();

-- Credits stay within an organizer: another's photographer would become public with this event.
create function private.keep_credits_at_home() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from public.events e join public.photographers p on p.organizer_id = e.organizer_id
    where e.id = new.event_id and p.id = new.photographer_id) then
    raise exception 'This photographer belongs to another organizer.' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger event_photographers_at_home before insert or update on public.event_photographers
  for each row execute function private.keep_credits_at_home();

-- An invitation is for whoever has shown that the address is hers: an account may be opened with any.
create or replace function private.my_email() returns text
language sql stable security definer set search_path = '' as $$
  select lower(email) from auth.users where id = auth.uid() and email_confirmed_at is not null
$$;
grant execute on function private.sign_takedown(), private.sign_import(), private.keep_credits_at_home()
  to authenticated, service_role;

-- The policy compared an event's organizer with the event's own id, so that nobody saw who organizes a published race.
drop policy public_organizers on public.organizers;
create policy public_organizers on public.organizers for select to anon, authenticated
  using (exists (select 1 from public.events e where e.organizer_id = organizers.id and e.status = 'published'));

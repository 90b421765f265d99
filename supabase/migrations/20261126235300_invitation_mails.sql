-- Invitations are mailed by the function that knows the site's address.

alter table public.organizer_invitations add column mailed_at timestamptz;
-- Those that are out there were told by hand.
update public.organizer_invitations set mailed_at = now();
create index organizer_invitations_to_mail on public.organizer_invitations (invited_at)
  where mailed_at is null and accepted_at is null and revoked_at is null;
-- The language of whoever invites is the best guess at that of the invited.
alter table public.organizer_invitations add column locale text not null default 'en' check (locale in ('en', 'ko'));
grant insert (locale) on public.organizer_invitations to authenticated;

-- An invitation whose mail did not go waits for a while. Fifty that always fail kept every later one away.
alter table public.organizer_invitations add column mail_after timestamptz;

-- A logo is what the server drew. Whoever writes past it writes WebP, or nothing: these bytes are served as WebP.
alter table public.event_logos add constraint event_logos_are_webp check (webp like 'UklGR%') not valid;

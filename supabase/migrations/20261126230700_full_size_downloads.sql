-- off: nobody downloads; web: the largest rendition; full: also the original, without anything in it but the picture.
alter table public.events drop constraint events_download_policy_check;
alter table public.events add constraint events_download_policy_check check (download_policy in ('off', 'web', 'full'));

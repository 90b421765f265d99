-- What was dropped at once: whose photos they are, how many were sent, and whether all of them were taken back.

create table public.upload_batches (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references public.events (id) on delete cascade,
  photographer_id text references public.photographers (id) on delete set null,
  uploaded_by uuid references auth.users (id) on delete set null,
  started_at timestamptz not null default now(),
  -- Photos that were not here before, and how many of them the bucket has by what the browser last said.
  files integer not null check (files between 1 and 100000),
  sent integer not null default 0 check (sent between 0 and files),
  undone_at timestamptz
);
create index upload_batches_event on public.upload_batches (event_id, started_at desc);

alter table public.upload_batches enable row level security;
grant all on public.upload_batches to service_role;
grant select, insert (id, event_id, photographer_id, files), update (sent, undone_at) on public.upload_batches to authenticated;

create policy see_batches on public.upload_batches for select to authenticated
  using (private.has_event_role(event_id, 'photographer'));
create policy start_batches on public.upload_batches for insert to authenticated
  with check (private.has_event_role(event_id, 'photographer'));
-- Editors, and whoever uploaded it.
create policy change_batches on public.upload_batches for update to authenticated
  using (private.has_event_role(event_id, 'editor')
    or (uploaded_by = private.me() and private.has_event_role(event_id, 'photographer')));

create function private.sign_batch() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.uploaded_by := coalesce(private.me(), new.uploaded_by);
  if new.photographer_id is not null and not exists (select 1 from public.event_photographers ep
    where ep.event_id = new.event_id and ep.photographer_id = new.photographer_id) then
    raise exception 'Not a photographer of this event.' using errcode = '23514';
  end if;
  return new;
end
$$;
create trigger upload_batches_sign before insert on public.upload_batches
  for each row execute function private.sign_batch();
grant execute on function private.sign_batch() to authenticated, service_role;

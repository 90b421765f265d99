-- Who took a batch back: whoever uploaded it brings back only what they took back themselves.

alter table public.upload_batches add column undone_by uuid references auth.users (id) on delete set null;

create function private.sign_batch_undone() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  -- The server acts for nobody and may do everything.
  may boolean := private.me() is null or private.has_event_role(old.event_id, 'editor');
begin
  if new.undone_at is not distinct from old.undone_at then
    return new;
  end if;
  if old.undone_at is null then
    new.undone_by := coalesce(private.me(), new.undone_by);
  elsif not may and old.undone_by is distinct from private.me() then
    raise exception 'Somebody else took this batch back.' using errcode = '42501';
  elsif new.undone_at is null then
    new.undone_by := null;
  else
    new.undone_by := coalesce(private.me(), new.undone_by);
  end if;
  return new;
end
$$;
create trigger upload_batches_sign_undone before update on public.upload_batches
  for each row execute function private.sign_batch_undone();
grant execute on function private.sign_batch_undone() to authenticated, service_role;

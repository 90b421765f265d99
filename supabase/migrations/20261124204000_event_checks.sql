-- What the desk checks before it writes, checked for those who write past it as well.

create function private.check_event() returns trigger
language plpgsql set search_path = '' as $$
begin
  if jsonb_typeof(new.branding) <> 'object' or jsonb_typeof(new.photos_meta) <> 'object' then
    raise exception 'Branding and photos_meta are objects.' using errcode = '23514';
  end if;
  -- Raises for a name that Postgres does not know.
  perform now() at time zone new.time_zone;
  return new;
exception when invalid_parameter_value then
  raise exception 'There is no time zone %.', new.time_zone using errcode = '23514';
end
$$;
create trigger events_check before insert or update of branding, photos_meta, time_zone on public.events
  for each row execute function private.check_event();
grant execute on function private.check_event() to authenticated, service_role;

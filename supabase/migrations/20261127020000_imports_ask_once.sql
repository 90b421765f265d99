-- Row Level Security asks anew for every row, and for every runner that an import looks at, whether the caller may. For twenty
-- thousand runners that is most of the work. What these three do stands as it was; they ask once, at the door.

-- Whether the caller, a person or the server, may work with the start list. The role is that of the request, whoever owns the function.
create function private.may_import(event text) returns boolean
language sql stable security definer set search_path = '' as $$
  select current_setting('role', true) = 'service_role' or private.has_event_role(event, 'editor')
$$;

-- Without a setting of its own it becomes a part of the query that asks, instead of being called for each runner.
alter function private.runner_snapshot(text, text) reset search_path;

alter function public.apply_import(text, text, jsonb, text[]) set schema private;
alter function private.apply_import(text, text, jsonb, text[]) rename to write_import;
alter function public.undo_import(uuid) set schema private;
alter function private.undo_import(uuid) rename to put_back_import;
alter function public.start_list(text) set schema private;
alter function private.start_list(text) rename to read_start_list;
revoke all on function private.write_import(text, text, jsonb, text[]), private.put_back_import(uuid),
  private.read_start_list(text) from public, anon, authenticated, service_role;

create function public.apply_import(p_event text, p_file_name text, p_rows jsonb, p_removed text[]) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  if not private.may_import(p_event) then
    raise exception 'You may not do this.' using errcode = '42501';
  end if;
  return private.write_import(p_event, p_file_name, p_rows, p_removed);
end
$$;

create function public.undo_import(p_import uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_event text;
begin
  select event_id into v_event from public.imports where id = p_import;
  if v_event is null or not private.may_import(v_event) then
    return jsonb_build_object('status', 'not-there');
  end if;
  return private.put_back_import(p_import);
end
$$;

create function public.start_list(p_event text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select case when private.may_import(p_event) then private.read_start_list(p_event) else '[]'::jsonb end
$$;

revoke all on function public.apply_import(text, text, jsonb, text[]), public.undo_import(uuid), public.start_list(text)
  from public, anon;
grant execute on function public.apply_import(text, text, jsonb, text[]), public.undo_import(uuid), public.start_list(text)
  to authenticated, service_role;

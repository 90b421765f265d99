-- Photos that come after their batch was taken back go the way of the others: listed, erased after their days, brought back with them.

create function public.why_away(p_event text, p_photo text, p_batch uuid) returns text
language plpgsql security definer set search_path = '' as $$
declare
  undone timestamptz;
  known public.takedowns;
begin
  select b.undone_at into undone from public.upload_batches b where b.event_id = p_event and b.id = p_batch;
  select t.* into known from public.takedowns t where t.event_id = p_event and t.photo_id = p_photo;
  -- One that somebody brought back by itself stays, though its batch is away.
  if undone is not null and (known.photo_id is null or known.restored_at < undone) then
    insert into public.takedowns (event_id, photo_id, kind, reason, taken_down_at)
    values (p_event, p_photo, 'deleted', 'batch ' || p_batch, undone)
    on conflict (event_id, photo_id) do update set kind = excluded.kind, reason = excluded.reason,
      taken_down_at = excluded.taken_down_at, restored_at = null, erased_at = null;
    return 'taken-back';
  end if;
  if known.photo_id is null or known.restored_at is not null then
    return null;
  end if;
  -- It was erased and has been sent again: it is to go once more.
  if known.erased_at is not null then
    update public.takedowns set erased_at = null where event_id = p_event and photo_id = p_photo;
  end if;
  return case when undone is null then 'taken-down' else 'taken-back' end;
end
$$;
revoke all on function public.why_away(text, text, uuid) from public, anon, authenticated;
grant execute on function public.why_away(text, text, uuid) to service_role;

-- The pipeline of a stage that speaks to its database itself.
do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'snaprace_pipeline') then
    grant execute on function public.why_away(text, text, uuid) to snaprace_pipeline;
  end if;
end
$$;

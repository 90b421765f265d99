-- Imports of start lists and results: every one can be undone, and none overwrites what a person corrected by hand.

-- Names of the columns that a person corrected; imports leave them alone.
alter table public.event_runners add column corrected text[] not null default '{}';
alter table public.results add column corrected text[] not null default '{}';

create table public.imports (
  id uuid primary key default gen_random_uuid(),
  event_id text not null references public.events (id) on delete cascade,
  file_name text not null check (length(file_name) <= 255),
  imported_by uuid references auth.users (id) on delete set null,
  imported_at timestamptz not null default now(),
  added integer not null default 0,
  changed integer not null default 0,
  removed integer not null default 0,
  undone_at timestamptz
);
create index imports_event on public.imports (event_id, imported_at desc);

-- One runner as it was before and after an import; null where there was none.
create table public.import_changes (
  import_id uuid not null references public.imports (id) on delete cascade,
  bib text not null,
  before jsonb,
  after jsonb,
  primary key (import_id, bib)
);

alter table public.imports enable row level security;
alter table public.import_changes enable row level security;
grant all on public.imports, public.import_changes to service_role;
grant select, insert, update on public.imports, public.import_changes to authenticated;

create policy own_imports on public.imports for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));
create policy own_import_changes on public.import_changes for all to authenticated
  using (exists (select 1 from public.imports i where i.id = import_id and private.has_event_role(i.event_id, 'editor')))
  with check (exists (select 1 from public.imports i where i.id = import_id and private.has_event_role(i.event_id, 'editor')));

-- Who asks, or null for the server. Security definer, because the server's role need not see the schema `auth`.
create function private.me() returns uuid
language sql stable security definer set search_path = '' as $$ select auth.uid() $$;

-- Everything known about one runner. With the caller's own rights, as all functions here.
create function private.runner_snapshot(event text, runner text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'runner', to_jsonb(r),
    'result', (select to_jsonb(x) from public.results x where x.event_id = event and x.bib = runner),
    'splits', (select jsonb_agg(to_jsonb(s) order by s.checkpoint_id) from public.splits s
               where s.event_id = event and s.bib = runner))
  from public.event_runners r where r.event_id = event and r.bib = runner
$$;

-- The whole start list with results in one answer: the API's tables answer a thousand rows at a time.
create function public.start_list(p_event text) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'bib', r.bib, 'name', r.name, 'race', races.name, 'gender', r.gender, 'birthYear', r.birth_year,
    'division', r.division, 'wave', r.wave, 'club', r.club, 'email', r.email, 'isMinor', r.is_minor,
    'status', x.status, 'gunMs', x.gun_ms, 'chipMs', x.chip_ms, 'placeOverall', x.place_overall,
    'placeGender', x.place_gender, 'placeDivision', x.place_division,
    'splits', (select jsonb_object_agg(s.checkpoint_id, s.passed_at) from public.splits s
               where s.event_id = r.event_id and s.bib = r.bib),
    'corrected', r.corrected || coalesce(x.corrected, '{}')) order by length(r.bib), r.bib), '[]')
  from public.event_runners r
  left join public.races on races.id = r.race_id
  left join public.results x on x.event_id = r.event_id and x.bib = r.bib
  where r.event_id = p_event
$$;

create function public.count_runners(p_event text) returns integer
language sql stable set search_path = '' as $$
  select count(*)::integer from public.event_runners where event_id = p_event
$$;

-- Writes an import in one transaction and remembers what was there. `p_rows` hold whole runners; `p_removed` bibs.
create function public.apply_import(p_event text, p_file_name text, p_rows jsonb, p_removed text[]) returns jsonb
language plpgsql set search_path = '' as $$
declare
  v_import uuid;
  v_added integer;
begin
  -- Two imports at once would each take the other's half for what was there before.
  perform pg_advisory_xact_lock(hashtext('import ' || p_event));
  insert into public.imports (event_id, file_name, imported_by) values (p_event, p_file_name, private.me())
  returning id into v_import;
  insert into public.import_changes (import_id, bib, before)
  select v_import, bib, private.runner_snapshot(p_event, bib)
  from (select row->>'bib' as bib from jsonb_array_elements(p_rows) row union select unnest(p_removed)) touched;

  insert into public.races (event_id, name)
  select distinct p_event, row->>'race' from jsonb_array_elements(p_rows) row where row->>'race' is not null
  on conflict (event_id, name) do nothing;

  insert into public.event_runners as t
    (event_id, bib, race_id, name, gender, birth_year, division, wave, club, email, is_minor)
  select p_event, n.bib, races.id, n.name, n.gender, n."birthYear", n.division, n.wave, n.club, n.email,
    coalesce(n."isMinor", false)
  from jsonb_to_recordset(p_rows) as n(bib text, name text, race text, gender text, "birthYear" integer, division text,
    wave text, club text, email text, "isMinor" boolean)
  left join public.races on races.event_id = p_event and races.name = n.race
  on conflict (event_id, bib) do update set
    race_id = case when 'race' = any (t.corrected) then t.race_id else excluded.race_id end,
    name = case when 'name' = any (t.corrected) then t.name else excluded.name end,
    gender = case when 'gender' = any (t.corrected) then t.gender else excluded.gender end,
    birth_year = case when 'birthYear' = any (t.corrected) then t.birth_year else excluded.birth_year end,
    division = case when 'division' = any (t.corrected) then t.division else excluded.division end,
    wave = case when 'wave' = any (t.corrected) then t.wave else excluded.wave end,
    club = case when 'club' = any (t.corrected) then t.club else excluded.club end,
    email = case when 'email' = any (t.corrected) then t.email else excluded.email end,
    is_minor = case when 'isMinor' = any (t.corrected) then t.is_minor else excluded.is_minor end;

  insert into public.results as t
    (event_id, bib, status, gun_ms, chip_ms, place_overall, place_gender, place_division)
  select p_event, n.bib, n.status::public.result_status, n."gunMs", n."chipMs", n."placeOverall", n."placeGender",
    n."placeDivision"
  from jsonb_to_recordset(p_rows) as n(bib text, status text, "gunMs" integer, "chipMs" integer,
    "placeOverall" integer, "placeGender" integer, "placeDivision" integer)
  where n.status is not null
  on conflict (event_id, bib) do update set
    status = case when 'status' = any (t.corrected) then t.status else excluded.status end,
    gun_ms = case when 'gunMs' = any (t.corrected) then t.gun_ms else excluded.gun_ms end,
    chip_ms = case when 'chipMs' = any (t.corrected) then t.chip_ms else excluded.chip_ms end,
    place_overall = case when 'placeOverall' = any (t.corrected) then t.place_overall else excluded.place_overall end,
    place_gender = case when 'placeGender' = any (t.corrected) then t.place_gender else excluded.place_gender end,
    place_division = case when 'placeDivision' = any (t.corrected) then t.place_division else excluded.place_division end;

  insert into public.splits as t (event_id, bib, checkpoint_id, passed_at)
  select p_event, n.bib, split.key, split.value::timestamptz
  from jsonb_to_recordset(p_rows) as n(bib text, splits jsonb)
  cross join lateral jsonb_each_text(coalesce(n.splits, '{}')) split
  on conflict (event_id, bib, checkpoint_id) do update set passed_at = excluded.passed_at;

  delete from public.event_runners where event_id = p_event and bib = any (p_removed);

  update public.import_changes c set after = private.runner_snapshot(p_event, c.bib) where c.import_id = v_import;
  select count(*) into v_added from public.import_changes c where c.import_id = v_import and c.before is null;
  update public.imports set added = v_added, removed = cardinality(p_removed),
    changed = jsonb_array_length(p_rows) - v_added where id = v_import;
  return jsonb_build_object('importId', v_import);
end
$$;

-- Puts back what an import changed, except runners that somebody has changed since: those are counted as kept.
create function public.undo_import(p_import uuid) returns jsonb
language plpgsql set search_path = '' as $$
declare
  v_event text;
  v_bibs text[];
  v_kept integer;
begin
  update public.imports set undone_at = now() where id = p_import and undone_at is null returning event_id into v_event;
  if v_event is null then return jsonb_build_object('status', 'not-there'); end if;
  perform pg_advisory_xact_lock(hashtext('import ' || v_event));
  select coalesce(array_agg(c.bib), '{}') into v_bibs from public.import_changes c
  where c.import_id = p_import and private.runner_snapshot(v_event, c.bib) is not distinct from c.after;
  select count(*) - cardinality(v_bibs) into v_kept from public.import_changes c where c.import_id = p_import;

  delete from public.results where event_id = v_event and bib = any (v_bibs);
  delete from public.splits where event_id = v_event and bib = any (v_bibs);
  delete from public.event_runners r using public.import_changes c
  where c.import_id = p_import and c.before is null and r.event_id = v_event and r.bib = c.bib and c.bib = any (v_bibs);
  insert into public.event_runners (id, event_id, race_id, bib, name, gender, birth_year, division, wave, club, email,
    is_minor, name_hidden, created_at, corrected)
  select b.id, b.event_id, b.race_id, b.bib, b.name, b.gender, b.birth_year, b.division, b.wave, b.club, b.email,
    b.is_minor, b.name_hidden, b.created_at, b.corrected
  from public.import_changes c
  cross join lateral jsonb_populate_record(null::public.event_runners, c.before->'runner') b
  where c.import_id = p_import and c.before is not null and c.bib = any (v_bibs)
  on conflict (event_id, bib) do update set race_id = excluded.race_id, name = excluded.name, gender = excluded.gender,
    birth_year = excluded.birth_year, division = excluded.division, wave = excluded.wave, club = excluded.club,
    email = excluded.email, is_minor = excluded.is_minor, name_hidden = excluded.name_hidden,
    corrected = excluded.corrected;
  insert into public.results (event_id, bib, status, gun_ms, chip_ms, place_overall, place_gender, place_division, corrected)
  select b.event_id, b.bib, b.status, b.gun_ms, b.chip_ms, b.place_overall, b.place_gender, b.place_division, b.corrected
  from public.import_changes c
  cross join lateral jsonb_populate_record(null::public.results, c.before->'result') b
  where c.import_id = p_import and jsonb_typeof(c.before->'result') = 'object' and c.bib = any (v_bibs);
  insert into public.splits (event_id, bib, checkpoint_id, passed_at)
  select b.event_id, b.bib, b.checkpoint_id, b.passed_at
  from public.import_changes c
  cross join lateral jsonb_array_elements(case when jsonb_typeof(c.before->'splits') = 'array'
    then c.before->'splits' else '[]' end) split
  cross join lateral jsonb_populate_record(null::public.splits, split) b
  where c.import_id = p_import and c.bib = any (v_bibs);
  return jsonb_build_object('status', 'undone', 'restored', cardinality(v_bibs), 'kept', v_kept);
end
$$;

grant execute on function private.me(), private.runner_snapshot(text, text) to authenticated, service_role;
revoke all on function public.start_list(text), public.count_runners(text), public.apply_import(text, text, jsonb, text[]), public.undo_import(uuid)
  from public, anon;
grant execute on function public.start_list(text), public.count_runners(text), public.apply_import(text, text, jsonb, text[]),
  public.undo_import(uuid) to authenticated, service_role;

-- The coverage board: who of those who started is on photos, and where.

-- Where a camera stood, said by a person. Without a row the runners' splits tell, where there are any.
create table public.camera_places (
  event_id text not null references public.events (id) on delete cascade,
  -- A camera's anonymous id, or `@` and a photographer's for photos without one.
  camera_id text not null check (length(camera_id) between 1 and 80),
  checkpoint_id text not null,
  set_at timestamptz not null default now(),
  primary key (event_id, camera_id),
  foreign key (event_id, checkpoint_id) references public.checkpoints (event_id, id) on delete cascade on update cascade
);
alter table public.camera_places enable row level security;
grant all on public.camera_places to service_role;
grant select, insert, update, delete on public.camera_places to authenticated;
create policy own_camera_places on public.camera_places for all to authenticated
  using (private.has_event_role(event_id, 'editor')) with check (private.has_event_role(event_id, 'editor'));

-- Everybody on the start list with race, status and passings (seconds since 1970 by checkpoint) in one answer; nothing for those
-- who may not see it. Security definer: the policies of three tables, asked for each of 100,000 rows, would take longer than all
-- the rest; here the right is asked for once.
create function public.coverage_starters(p_event text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_array(r.bib, r.name, r.race_id, x.status, s.passings)
    order by length(r.bib), r.bib), '[]')
  from public.event_runners r
  left join public.results x on x.event_id = p_event and x.bib = r.bib
  left join (
    select bib, jsonb_object_agg(checkpoint_id, extract(epoch from passed_at)::bigint) as passings
    from public.splits where event_id = p_event group by bib
  ) s on s.bib = r.bib
  where r.event_id = p_event and private.has_event_role(p_event, 'editor')
$$;
revoke all on function public.coverage_starters(text) from public, anon;
grant execute on function public.coverage_starters(text) to authenticated, service_role;

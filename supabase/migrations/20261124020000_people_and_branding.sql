-- People of an organizer, invited by e-mail, and how an event looks.

-- { accent: "#d33a10", sponsors: [{ name, url }] } or empty.
alter table public.events add column branding jsonb not null default '{}';

create table public.organizer_invitations (
  id uuid primary key default gen_random_uuid(),
  organizer_id text not null references public.organizers (id) on delete cascade,
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  role public.member_role not null,
  invited_by uuid references auth.users (id) on delete set null default private.me(),
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '14 days',
  accepted_at timestamptz,
  revoked_at timestamptz
);
create unique index organizer_invitations_open on public.organizer_invitations (organizer_id, email)
  where accepted_at is null and revoked_at is null;

alter table public.organizer_invitations enable row level security;
grant all on public.organizer_invitations to service_role;
grant select, insert, update on public.organizer_invitations to authenticated;
grant update, delete on public.organizer_members to authenticated;

create policy own_invitations on public.organizer_invitations for all to authenticated
  using (private.has_role(organizer_id, 'owner')) with check (private.has_role(organizer_id, 'owner'));
create policy change_members on public.organizer_members for update to authenticated
  using (private.has_role(organizer_id, 'owner')) with check (private.has_role(organizer_id, 'owner'));
create policy remove_members on public.organizer_members for delete to authenticated
  using (user_id = auth.uid() or private.has_role(organizer_id, 'owner'));

-- An organizer without an owner could never be run by anybody again.
create function private.keep_an_owner() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.role = 'owner' and (tg_op = 'DELETE' or new.role <> 'owner')
    and exists (select 1 from public.organizers where id = old.organizer_id)
    and not exists (select 1 from public.organizer_members where organizer_id = old.organizer_id and role = 'owner'
      and user_id <> old.user_id) then
    raise exception 'The last owner stays.' using errcode = '23514';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger organizer_members_keep_owner before update or delete on public.organizer_members
  for each row execute function private.keep_an_owner();

create function private.my_email() returns text
language sql stable security definer set search_path = '' as $$
  select lower(email) from auth.users where id = auth.uid()
$$;

-- Who works for an organizer, with their addresses; nothing for those who are no owner.
create function public.organizer_people(p_organizer text)
returns table (user_id uuid, email text, role public.member_role)
language sql stable security definer set search_path = '' as $$
  select m.user_id, u.email::text, m.role from public.organizer_members m join auth.users u on u.id = m.user_id
  where m.organizer_id = p_organizer and private.has_role(p_organizer, 'owner')
  order by m.role desc, u.email
$$;

-- Invitations to the address that the caller has proven by signing in with a code.
create function public.my_invitations()
returns table (id uuid, organizer_id text, organizer_name text, role public.member_role)
language sql stable security definer set search_path = '' as $$
  select i.id, i.organizer_id, o.name, i.role
  from public.organizer_invitations i join public.organizers o on o.id = i.organizer_id
  where i.email = private.my_email() and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
$$;

create function public.accept_invitation(p_invitation uuid) returns text
language plpgsql security definer set search_path = '' as $$
declare
  v_invitation public.organizer_invitations;
begin
  update public.organizer_invitations set accepted_at = now()
  where id = p_invitation and email = private.my_email() and accepted_at is null and revoked_at is null
    and expires_at > now()
  returning * into v_invitation;
  if v_invitation.id is null then return null; end if;
  -- Somebody who is a member already keeps the higher role.
  insert into public.organizer_members as m (organizer_id, user_id, role)
  values (v_invitation.organizer_id, auth.uid(), v_invitation.role)
  on conflict (organizer_id, user_id) do update set role = greatest(m.role, excluded.role);
  return v_invitation.organizer_id;
end
$$;

revoke all on function public.organizer_people(text), public.my_invitations(), public.accept_invitation(uuid)
  from public, anon;
grant execute on function public.organizer_people(text), public.my_invitations(), public.accept_invitation(uuid)
  to authenticated, service_role;
grant execute on function private.my_email(), private.keep_an_owner() to authenticated, service_role;

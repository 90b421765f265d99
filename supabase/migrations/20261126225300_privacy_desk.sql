-- The privacy desk: what an organizer decided about a runner's request, and how many agreed to be compared.

-- `confirmed`: it stays as the runner wanted. `restored`: other people on the photos want them, and they are shown again.
alter table public.privacy_requests add column outcome text check (outcome in ('confirmed', 'restored'));
alter table public.privacy_requests add constraint privacy_requests_decided
  check (outcome is null or reviewed_at is not null);
-- Deleted face data does not come back.
alter table public.privacy_requests add constraint privacy_requests_faces_stay
  check (outcome is distinct from 'restored' or kind = 'hide');
grant update (outcome) on public.privacy_requests to authenticated;

-- Consents by the notice that was agreed to. Nothing for those who are no editor; a consent itself is for nobody's eyes.
create function public.consent_counts(p_event text)
returns table (notice_version text, given integer, withdrawn integer, last_given_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select c.notice_version, count(*)::integer, count(c.withdrawn_at)::integer, max(c.given_at)
  from public.consents c
  where c.event_id = p_event and private.has_event_role(p_event, 'editor')
  group by c.notice_version order by max(c.given_at) desc
$$;
revoke all on function public.consent_counts(text) from public, anon;
grant execute on function public.consent_counts(text) to authenticated, service_role;

create index audit_log_organizer on public.audit_log (organizer_id, id desc);

import type { Event } from "@snaprace/core/event";
import type { Privacy } from "@snaprace/core/privacy";
import { getTranslations } from "next-intl/server";
import { Badge } from "../../ui/index.ts";
import { daysUntil } from "./days.ts";
import { RequestForm } from "./request-form.tsx";
import { RequestPhotos } from "./request-photos.tsx";

interface Props {
  readonly event: Event.Info;
  readonly locale: string;
  readonly requests: readonly Privacy.RequestInfo[];
  /** Addresses of the team by id, as far as this person may know them. */
  readonly people: ReadonlyMap<string, string>;
  readonly now: Date;
}

/** What runners asked for: those without an answer first, soonest due first. */
export async function RequestList({ event, locale, requests, people, now }: Props) {
  const t = await getTranslations("privacyDesk.requests");
  return (
    <section>
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <p className="mt-1 max-w-3xl text-soft">{t("text")}</p>
      {requests.length === 0 ? (
        <p className="mt-4 rounded-xl border border-line bg-surface px-4 py-6 text-soft">{t("none")}</p>
      ) : (
        <ul className="mt-4 flex flex-col gap-3">
          {requests.map((request) => (
            <li key={request.requestId} className="rounded-xl border border-line bg-surface p-4">
              <Request event={event} locale={locale} request={request} people={people} now={now} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface RequestProps extends Omit<Props, "requests"> {
  readonly request: Privacy.RequestInfo;
}

async function Request({ event, locale, request, people, now }: RequestProps) {
  const t = await getTranslations("privacyDesk.requests");
  const { kind, photoIds, faces, outcome, reviewedAt, reviewedBy } = request;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: event.timeZone });
  const when = (instant: string) => format.format(new Date(instant));
  const words = {
    note: t("note"),
    confirm: t("confirm"),
    restore: t("restore"),
    reopen: t("reopen"),
    changed: [t("changed", { count: 0 }), t("changed", { count: 1 }), t("changed", { count: 2 }).replace("2", "#")],
  } as const;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold">{t(`kind.${kind}`, { count: kind === "hide" ? photoIds.length : faces })}</h3>
        {outcome === undefined ? (
          <Due days={daysUntil(request.dueAt, now, event.timeZone)} />
        ) : (
          <Badge tone="success">{t(`outcome.${outcome}`)}</Badge>
        )}
      </div>
      <p className="mt-1 text-soft">{t(`proof.${request.proof}`, { bib: request.bib ?? "" })}</p>
      <ul className="mt-2 text-sm text-soft">
        <li>{t("received", { when: when(request.requestedAt) })}</li>
        <li className={request.doneAt ? "" : "font-medium text-danger"}>
          {request.doneAt ? t("done", { when: when(request.doneAt) }) : t("notDone")}
        </li>
        {reviewedAt && (
          <li>{t("answered", { when: when(reviewedAt), who: (reviewedBy && people.get(reviewedBy)) || t("team") })}</li>
        )}
      </ul>
      {kind === "hide" && <RequestPhotos eventId={event.eventId} photoIds={photoIds} />}
      <RequestForm
        key={`${request.requestId}-${outcome ?? "open"}`}
        eventId={event.eventId}
        requestId={request.requestId}
        note={request.note}
        isOpen={outcome === undefined}
        canRestore={kind === "hide"}
        words={words}
      />
    </>
  );
}

/** Days before its end when a deadline is said louder. */
const SOON = 7;

async function Due({ days }: { readonly days: number }) {
  const t = await getTranslations("privacyDesk.requests");
  if (days < 0) return <Badge tone="danger">{t("overdue", { days: -days })}</Badge>;
  return <Badge tone={days <= SOON ? "warning" : "info"}>{t("due", { days })}</Badge>;
}

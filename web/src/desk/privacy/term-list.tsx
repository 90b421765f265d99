import type { Event } from "@snaprace/core/event";
import type { Privacy } from "@snaprace/core/privacy";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LinkButton } from "../../ui/index.ts";
import { deskPaths } from "../paths.ts";
import { daysUntil } from "./days.ts";

interface Props {
  readonly event: Event.Info;
  readonly locale: string;
  readonly terms: Privacy.Terms;
  readonly now: Date;
}

/** What is kept until when, and how far its deletion is. */
export async function TermList({ event, locale, terms, now }: Props) {
  const t = await getTranslations("privacyDesk.terms");
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: event.timeZone });
  const day = (instant: string) => format.format(new Date(instant));
  const { deletedPhotos } = terms;
  const nextAt = deletedPhotos.nextAt;
  return (
    <section className="mt-12">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg font-semibold">{t("title")}</h2>
        <LinkButton href={`${deskPaths.settings(event.eventId)}`} size="small">
          {t("change")}
        </LinkButton>
      </div>
      <dl className="mt-4 grid gap-3 sm:grid-cols-2">
        <Term title={t("faces")}>
          {event.faceMode === "off" && !event.facesExpireAt ? (
            <p>{t("off")}</p>
          ) : (
            <End instant={event.facesExpireAt} timeZone={event.timeZone} now={now} day={day} />
          )}
          <Progress deletion={terms.faces} day={day} />
        </Term>
        <Term title={t("photos")}>
          <End instant={event.photosExpireAt} timeZone={event.timeZone} now={now} day={day} />
          <Progress deletion={terms.photos} day={day} />
        </Term>
        <Term title={t("deleted")}>
          <p>{t("deleted-waiting", { count: deletedPhotos.count, day: nextAt ? day(nextAt) : "" })}</p>
        </Term>
        <Term title={t("mail")}>
          <p>{t("mails", { count: terms.mailRequests })}</p>
        </Term>
      </dl>
    </section>
  );
}

function Term({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="rounded-xl border border-line bg-surface px-4 py-3">
      <dt className="text-sm text-soft">{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface EndProps {
  readonly instant: string | undefined;
  readonly timeZone: string;
  readonly now: Date;
  readonly day: (instant: string) => string;
}

async function End({ instant, timeZone, now, day }: EndProps) {
  const t = await getTranslations("privacyDesk.terms");
  if (!instant) return <p>{t("noEnd")}</p>;
  const days = daysUntil(instant, now, timeZone);
  if (Date.parse(instant) <= now.getTime()) return <p className="font-semibold">{t("over", { day: day(instant) })}</p>;
  return (
    <p>
      <span className="text-lg font-semibold">{t("left", { days })}</span>{" "}
      <span className="text-soft">· {t("ends", { day: day(instant) })}</span>
    </p>
  );
}

async function Progress({
  deletion,
  day,
}: {
  readonly deletion: Privacy.Deletion | undefined;
  readonly day: EndProps["day"];
}) {
  const t = await getTranslations("privacyDesk.terms");
  if (!deletion) return null;
  const { count, verifiedAt } = deletion;
  return (
    <p className="mt-1 text-sm text-soft">
      {verifiedAt ? t("verified", { count, day: day(verifiedAt) }) : t("deleting", { count })}
    </p>
  );
}

import { Event } from "@snaprace/core/event";
import { Mail } from "@snaprace/core/mail";
import { FileDown, MonitorPlay } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventFrame } from "../../../../../../desk/event-frame.tsx";
import { deskPaths } from "../../../../../../desk/paths.ts";
import { CheckList } from "../../../../../../desk/publish/check-list.tsx";
import { checklist } from "../../../../../../desk/publish/checklist.ts";
import { CopyField } from "../../../../../../desk/publish/copy-field.tsx";
import { PublishForm } from "../../../../../../desk/publish/publish-form.tsx";
import { RenewLink } from "../../../../../../desk/publish/renew-link.tsx";
import { Section } from "../../../../../../desk/section.tsx";
import { paths } from "../../../../../../gallery/paths.ts";
import { getPathname } from "../../../../../../i18n/navigation.ts";
import { routing } from "../../../../../../i18n/routing.ts";
import { siteContext } from "../../../../../../server/context.ts";
import { siteOrigin } from "../../../../../../server/site-origin.ts";
import { requireEventAccess, requireSession } from "../../../../../../session/pages.ts";
import { buttonClass } from "../../../../../../ui/button-class.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "publish" });
  return { title: t("title"), robots: { index: false } };
}

export default async function PublishPage({ params }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.publish(eventId));
  const access = await requireEventAccess(session, eventId, "editor");
  const { event } = access;
  const t = await getTranslations("publish");
  const [checks, waiting, token, origin] = await Promise.all([
    checklist(siteContext(), session, event),
    Mail.countWaiting(session.truth, eventId),
    Event.previewToken(session.truth, eventId),
    siteOrigin(),
  ]);
  const isPublished = Event.isPublished(event);
  const preview = isPublished ? undefined : token;
  const absolute = (path: string) => new URL(path, origin).href;
  const page = absolute(paths.event(eventId));
  const frame = absolute(paths.embed(eventId, locale));
  const title = event.name.replaceAll(/[&<>"]/g, "");
  const snippet = `<iframe src="${frame}" title="${title}" width="100%" height="320" loading="lazy" style="border:0;border-radius:12px"></iframe>`;
  return (
    <EventFrame session={session} access={access} current="publish">
      <div className="flex max-w-3xl flex-col gap-12">
        <Section title={t("checkTitle")} text={t("checkText")}>
          <CheckList eventId={eventId} timeZone={event.timeZone} checks={checks} />
          <div className="mt-6">
            <PublishForm
              key={String(isPublished)}
              eventId={eventId}
              isPublished={isPublished}
              waiting={waiting}
              wasAnnounced={event.announcedAt !== undefined}
            />
          </div>
        </Section>
        <Section title={t("link.title")} text={isPublished ? t("link.textPublished") : t("link.text")}>
          <div className="flex flex-col gap-3">
            <CopyField
              label={isPublished ? t("link.public") : t("link.private")}
              value={preview ? absolute(paths.event(eventId, { preview })) : page}
            />
            {!isPublished && <RenewLink eventId={eventId} />}
          </div>
        </Section>
        <Section title={t("poster.title")} text={t("poster.about")}>
          <div className="flex flex-wrap gap-3">
            {routing.locales.map((each) => (
              <a
                key={each}
                href={deskPaths.api.poster(eventId, each)}
                download
                className={buttonClass({ variant: "secondary" })}
              >
                <FileDown aria-hidden className="size-5" />
                {t("poster.download", { language: t(`poster.language.${each}`) })}
              </a>
            ))}
          </div>
        </Section>
        <Section title={t("wall.title")} text={t("wall.about")}>
          <a
            href={getPathname({ href: paths.wall(eventId, preview), locale })}
            target="_blank"
            rel="noopener"
            className={buttonClass({ variant: "secondary" })}
          >
            <MonitorPlay aria-hidden className="size-5" />
            {t("wall.open")}
          </a>
        </Section>
        <Section title={t("embed.title")} text={isPublished ? t("embed.text") : t("embed.later")}>
          <CopyField label={t("embed.frame")} value={snippet} isLong />
        </Section>
      </div>
    </EventFrame>
  );
}

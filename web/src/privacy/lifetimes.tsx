import { Event } from "@snaprace/core/event";
import { getTranslations } from "next-intl/server";

/** What is processed about people at this race, and when it dies. */
export async function Lifetimes({ event, locale }: { readonly event: Event.Info; readonly locale: string }) {
  const t = await getTranslations("privacy");
  const day = (instant: string | undefined) =>
    instant === undefined
      ? undefined
      : new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: event.timeZone }).format(new Date(instant));
  const faces = day(event.facesExpireAt);
  const photos = day(event.photosExpireAt);
  const items = [
    { name: "photos", until: photos ? t("until", { day: photos }) : t("untilOrganizer") },
    { name: "bibs", until: photos ? t("until", { day: photos }) : t("untilOrganizer") },
    ...(Event.keepsFaces(event, new Date())
      ? [{ name: "faces", until: faces ? t("until", { day: faces }) : t("untilOrganizer") }]
      : []),
    { name: "selfie", until: t("never") },
    { name: "browser", until: t("yours") },
  ] as const;
  return (
    <section aria-labelledby="receipt" className="rounded-2xl border border-line bg-surface p-5">
      <h2 id="receipt" className="text-lg font-semibold">
        {t("receipt")}
      </h2>
      <dl className="mt-3 flex flex-col divide-y divide-line">
        {items.map(({ name, until }) => (
          <div key={name} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2.5">
            <dt className="min-w-0 basis-64 grow">{t(`data.${name}`)}</dt>
            <dd className="text-soft">{until}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

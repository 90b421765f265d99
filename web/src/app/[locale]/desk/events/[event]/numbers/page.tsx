import { Visit } from "@snaprace/core/visit";
import { ChartColumn, Download } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventFrame } from "../../../../../../desk/event-frame.tsx";
import { daysOf, PERIODS, readPeriod } from "../../../../../../desk/numbers/columns.ts";
import { NumbersBoard } from "../../../../../../desk/numbers/numbers-board.tsx";
import { deskPaths } from "../../../../../../desk/paths.ts";
import { siteContext } from "../../../../../../server/context.ts";
import { requireEventAccess, requireSession } from "../../../../../../session/pages.ts";
import { buttonClass } from "../../../../../../ui/button-class.ts";
import { Button, EmptyState, SelectField } from "../../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<{ days?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "numbers" });
  return { title: t("title"), robots: { index: false } };
}

export default async function NumbersPage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.numbers(eventId));
  const access = await requireEventAccess(session, eventId, "editor");
  const { event } = access;
  const period = readPeriod((await searchParams).days);
  const [t, numbers] = await Promise.all([
    getTranslations("numbers"),
    Visit.numbersOf(siteContext(), event, daysOf(period)),
  ]);
  const hasAny = Object.values(numbers.total).some((count) => count > 0);
  return (
    <EventFrame session={session} access={access} current="numbers">
      <p className="max-w-3xl text-soft">{t("text", { zone: event.timeZone })}</p>
      <div className="mt-4 flex flex-wrap items-end justify-between gap-3">
        <form className="flex flex-wrap items-end gap-3">
          <SelectField id="days" name="days" label={t("period.label")} defaultValue={period} className="min-w-44">
            {PERIODS.map((each) => (
              <option key={each} value={each}>
                {t(`period.${each}`)}
              </option>
            ))}
          </SelectField>
          <Button type="submit">{t("period.show")}</Button>
        </form>
        <a href={deskPaths.api.numbers(eventId, { days: period, locale })} download className={buttonClass()}>
          <Download aria-hidden className="size-5" />
          {t("export")}
        </a>
      </div>
      {hasAny ? (
        <NumbersBoard numbers={numbers} locale={locale} />
      ) : (
        <EmptyState icon={ChartColumn} title={t("empty.title")}>
          {t("empty.text")}
        </EmptyState>
      )}
    </EventFrame>
  );
}

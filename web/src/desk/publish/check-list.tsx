import { CircleCheck, OctagonAlert, TriangleAlert } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "../../i18n/navigation.ts";
import { deskPaths } from "../paths.ts";
import type { Check } from "./checklist.ts";

const ICONS = { fine: CircleCheck, look: TriangleAlert, stop: OctagonAlert } as const;
const TONES = { fine: "text-success", look: "text-warning", stop: "text-danger" } as const;
/** Where something can be done about it. */
const PLACES = {
  photos: deskPaths.upload,
  trouble: deskPaths.event,
  review: deskPaths.review,
  coverage: (eventId: string) => deskPaths.coverage(eventId),
  faces: deskPaths.settings,
  retention: deskPaths.settings,
} as const satisfies Record<Check["name"], (eventId: string) => string>;

interface Props {
  readonly eventId: string;
  readonly timeZone: string;
  readonly checks: readonly Check[];
}

/** What an organizer wants to know before everybody looks. */
export async function CheckList({ eventId, timeZone, checks }: Props) {
  const t = await getTranslations("publish.check");
  const locale = await getLocale();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone });
  const valuesOf = ({ values }: Check) =>
    typeof values.until === "string" && values.until !== ""
      ? { ...values, until: day.format(new Date(values.until)) }
      : values;
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {checks.map((check) => {
        const Icon = ICONS[check.state];
        return (
          <li key={check.name} className="flex items-start gap-3 px-4 py-3">
            <Icon
              aria-label={t(`state.${check.state}`)}
              role="img"
              className={`mt-0.5 size-5 shrink-0 ${TONES[check.state]}`}
            />
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{t(`${check.name}.title`)}</p>
              <p className="text-soft">{t(`${check.name}.${check.say}`, valuesOf(check))}</p>
            </div>
            {check.state !== "fine" && (
              <Link href={PLACES[check.name](eventId)} className="tap inline-flex items-center font-medium underline">
                {t(`${check.name}.go`)}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

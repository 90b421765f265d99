import type { Photo } from "@snaprace/core/photo";
import type { Photographer } from "@snaprace/core/photographer";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { evidenceOf, evidenceText } from "../gallery/evidence.ts";
import { clockAt } from "../gallery/local-time.ts";
import { paths } from "../gallery/paths.ts";
import { Link } from "../i18n/navigation.ts";

interface Props {
  readonly photo: Photo.Info;
  readonly photographer: Photographer.Info | undefined;
  readonly timeZone: string;
  readonly preview: string | undefined;
  /** Whose photos are looked through, and how well this one's time fits her own. */
  readonly own?: { readonly bib: string; readonly timed: readonly [place: string, seconds: number] | undefined };
}

/** When, by whom, and which bibs, with the reason for each. */
export async function PhotoFacts({ photo, photographer, timeZone, preview, own }: Props) {
  const t = await getTranslations("photo");
  const evidence = await getTranslations("evidence");
  const bibs = photo.bibs
    .filter(({ state }) => state !== "rejected")
    .sort((a, b) => Number(b.bib === own?.bib) - Number(a.bib === own?.bib));
  return (
    <dl className="flex flex-col gap-5">
      {photo.captureTime && (
        <Fact name={t("time")}>
          <span className="numbers text-lg">{clockAt(photo.captureTime, timeZone)}</span>
          {photo.captureTimeSource === "upload" && <p className="text-sm text-soft">{t("timeFromUpload")}</p>}
        </Fact>
      )}
      {photographer && (
        <Fact name={t("photographer")}>
          {photographer.website ? (
            <a href={photographer.website} rel="noopener" className="reach inline-flex min-h-6 items-center underline">
              {photographer.name}
            </a>
          ) : (
            photographer.name
          )}
        </Fact>
      )}
      <Fact name={t("bibs")}>
        {bibs.length === 0 && <p className="text-soft">{t("noBibs")}</p>}
        <ul className="flex flex-col gap-2">
          {bibs.map((match) => (
            <li key={match.bib} className="flex flex-wrap items-baseline gap-x-3">
              <Link
                href={paths.event(photo.eventId, { bib: match.bib, preview })}
                aria-label={t("allOfBib", { bib: match.bib })}
                className="reach numbers text-lg font-semibold underline decoration-line underline-offset-4 hover:decoration-current"
              >
                {match.bib}
              </Link>
              <span className="text-sm text-soft">
                {evidenceText(evidence, evidenceOf(match), match.bib === own?.bib ? own.timed : undefined)}
              </span>
            </li>
          ))}
        </ul>
        {photo.status === "partial" && <p className="mt-2 text-sm text-soft">{t("partial")}</p>}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm font-semibold text-soft">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}

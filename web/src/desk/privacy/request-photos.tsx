import { getTranslations } from "next-intl/server";
import { FoldMark } from "../fold-mark.tsx";
import { deskPaths } from "../paths.ts";

/** Pictures that stand in a request's line; the others are one step away. */
const SHOWN = 6;

interface Props {
  readonly eventId: string;
  readonly photoIds: readonly string[];
}

/** The photos that a request is about, so that whoever answers sees what they decide on. */
export async function RequestPhotos({ eventId, photoIds }: Props) {
  const t = await getTranslations("privacyDesk.requests");
  const more = photoIds.slice(SHOWN);
  return (
    <div className="mt-3">
      <Pictures eventId={eventId} photoIds={photoIds.slice(0, SHOWN)} from={1} />
      {more.length > 0 && (
        <details className="mt-1">
          <summary className="tap inline-flex cursor-pointer items-center text-sm font-medium">
            <FoldMark />
            {t("morePhotos", { count: more.length })}
          </summary>
          <Pictures eventId={eventId} photoIds={more} from={SHOWN + 1} />
        </details>
      )}
    </div>
  );
}

async function Pictures({ eventId, photoIds, from }: Props & { readonly from: number }) {
  const t = await getTranslations("privacyDesk.requests");
  return (
    <ul className="flex flex-wrap gap-2">
      {photoIds.map((photoId, index) => (
        <li key={photoId}>
          <a href={deskPaths.api.picture(eventId, photoId, "medium")} target="_blank" rel="noopener" title={photoId}>
            {/* biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request */}
            <img
              src={deskPaths.api.picture(eventId, photoId)}
              alt={t("photo", { number: from + index })}
              loading="lazy"
              className="aspect-[4/3] w-28 rounded-md bg-sunken object-cover text-sm text-soft"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

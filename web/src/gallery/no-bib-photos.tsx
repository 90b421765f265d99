import { getTranslations } from "next-intl/server";
import { SearchX } from "../ui/drawn-icons.tsx";
import { EmptyState, LinkButton } from "../ui/index.ts";
import type { UnknownFilter } from "./load-gallery.ts";
import { isNarrowed } from "./page-filters.ts";
import { type PageFilters, paths } from "./paths.ts";
import { UnknownText, WithoutUnknown } from "./unknown-filters.tsx";

interface Props {
  readonly eventId: string;
  readonly filters: PageFilters & { readonly bib: string };
  readonly near: readonly string[];
  readonly processingCount: number;
  readonly hasFaceSearch: boolean;
  readonly unknown: readonly UnknownFilter[];
}

/** No photo of a bib: why that may be, and every way on. */
export async function NoBibPhotos({ eventId, filters, near, processingCount, hasFaceSearch, unknown }: Props) {
  const t = await getTranslations("gallery.none");
  const photo = await getTranslations("photo");
  const gallery = await getTranslations("gallery");
  const { bib, preview } = filters;
  const isFiltered = isNarrowed({ ...filters, bib: undefined });
  return (
    <EmptyState
      icon={SearchX}
      title={isFiltered ? t("titleFiltered", { bib }) : t("title", { bib })}
      actions={
        <>
          {unknown.length > 0 && <WithoutUnknown {...{ eventId, filters, unknown }} />}
          {isFiltered && (
            <LinkButton
              href={paths.event(eventId, { bib, preview })}
              variant={unknown.length > 0 ? "secondary" : "primary"}
            >
              {photo("allOfBib", { bib })}
            </LinkButton>
          )}
          {hasFaceSearch && !isFiltered && (
            <LinkButton href={paths.selfie(eventId, preview)} variant="primary" prefetch={false}>
              {gallery("selfie")}
            </LinkButton>
          )}
          <LinkButton href={paths.event(eventId, { unidentified: "1", preview })}>{t("unidentified")}</LinkButton>
          <LinkButton href={paths.event(eventId, { preview })}>{t("browse")}</LinkButton>
        </>
      }
    >
      {unknown.length > 0 && <UnknownText unknown={unknown} />}
      <p>
        {isFiltered && unknown.length === 0 && gallery("noneFiltered.text")}
        {!isFiltered && (processingCount > 0 ? t("processing", { count: processingCount }) : t("later"))}
      </p>
      {near.length > 0 && !isFiltered && (
        <p className="mt-4 flex flex-wrap items-center justify-center gap-2">
          {t("near")}
          {near.map((other) => (
            <LinkButton key={other} href={paths.event(eventId, { bib: other, preview })} size="small">
              <span className="numbers text-lg">{other}</span>
            </LinkButton>
          ))}
        </p>
      )}
    </EmptyState>
  );
}

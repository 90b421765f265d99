import { getTranslations } from "next-intl/server";
import { Images } from "../ui/drawn-icons.tsx";
import { EmptyState, LinkButton } from "../ui/index.ts";
import type { UnknownFilter } from "./load-gallery.ts";
import { type PageFilters, paths } from "./paths.ts";
import { UnknownText, WithoutUnknown } from "./unknown-filters.tsx";

interface Props {
  readonly eventId: string;
  readonly filters: PageFilters;
  /** Whether the race has any. */
  readonly hasPhotos: boolean;
  readonly unknown: readonly UnknownFilter[];
}

/** No photo of a race, or none that fits the filters. */
export async function NoPhotos({ eventId, filters, hasPhotos, unknown }: Props) {
  const t = await getTranslations("gallery");
  if (!hasPhotos) {
    return (
      <EmptyState icon={Images} title={t("noPhotos.title")}>
        {t("noPhotos.text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Images}
      title={t("noneFiltered.title")}
      actions={
        <>
          {unknown.length > 0 && <WithoutUnknown {...{ eventId, filters, unknown }} />}
          <LinkButton href={paths.event(eventId, { name: filters.name, preview: filters.preview })}>
            {t("none.browse")}
          </LinkButton>
        </>
      }
    >
      {unknown.length > 0 ? <UnknownText unknown={unknown} /> : t("noneFiltered.text")}
    </EmptyState>
  );
}

import { getTranslations } from "next-intl/server";
import { LinkButton } from "../ui/index.ts";
import type { UnknownFilter } from "./load-gallery.ts";
import { type PageFilters, paths } from "./paths.ts";

interface Props {
  readonly unknown: readonly UnknownFilter[];
}

/** Says that an address asks for somebody or some place that the race does not have: a wider time would not help. */
export async function UnknownText({ unknown }: Props) {
  const t = await getTranslations("gallery.unknown");
  return unknown.map((filter) => <p key={filter}>{t(filter)}</p>);
}

interface WayProps extends Props {
  readonly eventId: string;
  readonly filters: PageFilters;
}

/** The way to the same list without them. */
export async function WithoutUnknown({ eventId, filters, unknown }: WayProps) {
  const t = await getTranslations("gallery.unknown");
  const without = Object.fromEntries(unknown.map((filter) => [filter, undefined]));
  return (
    <LinkButton href={paths.event(eventId, { ...filters, ...without, cursor: undefined })} variant="primary">
      {t("without")}
    </LinkButton>
  );
}

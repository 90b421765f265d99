import { getTranslations } from "next-intl/server";
import { Link } from "../../i18n/navigation.ts";
import { deskPaths } from "../paths.ts";

interface Props {
  readonly eventId: string;
  readonly isReported: boolean;
  /** How many runners' reports wait. */
  readonly count: number;
}

/** Everything that waits, or only what runners have reported. */
export async function ReviewFilter({ eventId, isReported, count }: Props) {
  const t = await getTranslations("organize.review");
  const all = deskPaths.review(eventId);
  const ways = [
    { href: all, isHere: !isReported, text: t("everything") },
    { href: `${all}?only=reported`, isHere: isReported, text: t("reported", { count }) },
  ];
  return (
    <nav aria-label={t("show")} className="mb-4 flex flex-wrap gap-2">
      {ways.map(({ href, isHere, text }) => (
        <Link
          key={href}
          href={href}
          aria-current={isHere ? "page" : undefined}
          className={`tap inline-flex items-center rounded-full border px-4 text-sm font-semibold ${
            isHere ? "border-accent bg-accent-tint" : "border-edge bg-surface"
          }`}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}

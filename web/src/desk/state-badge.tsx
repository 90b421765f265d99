import { useTranslations } from "next-intl";
import { Badge } from "../ui/badge.tsx";

const TONES = {
  waiting: "neutral",
  received: "neutral",
  processing: "info",
  searchable: "success",
  partial: "warning",
  rejected: "danger",
  "dead-lettered": "danger",
} as const;
export type ShownState = keyof typeof TONES;

export function StateBadge({ status }: { readonly status: ShownState }) {
  const t = useTranslations("desk.state");
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}

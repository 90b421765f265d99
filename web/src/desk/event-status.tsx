import type { Event } from "@snaprace/core/event";
import { getTranslations } from "next-intl/server";
import { Badge } from "../ui/index.ts";

export async function EventStatus({ status }: { readonly status: Event.Info["status"] }) {
  const t = await getTranslations("desk.eventStatus");
  return <Badge tone={status === "published" ? "success" : "neutral"}>{t(status)}</Badge>;
}

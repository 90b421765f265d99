import { MapPinOff } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { EmptyState, LinkButton, Page } from "../../ui/index.ts";

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <Page>
      <EmptyState
        icon={MapPinOff}
        title={t("title")}
        actions={
          <LinkButton href="/" variant="primary">
            {t("home")}
          </LinkButton>
        }
      >
        {t("text")}
      </EmptyState>
    </Page>
  );
}

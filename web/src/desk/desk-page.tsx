import { LogOut } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { signOut } from "../session/actions.ts";
import type { Session } from "../session/session.ts";
import { Button, Page } from "../ui/index.ts";

interface Props {
  readonly session: Session;
  readonly children: ReactNode;
  readonly width?: "text" | "wide";
}

/** The frame of every page of the desk: it says who is signed in and lets them leave. */
export async function DeskPage({ session, children, width = "wide" }: Props) {
  const t = await getTranslations("desk");
  return (
    <Page
      width={width}
      headerExtra={
        <form action={signOut} className="flex items-center gap-2">
          <span className="hidden text-sm text-soft sm:inline">{session.email}</span>
          <Button type="submit" variant="quiet" size="small" title={t("signOut")}>
            <LogOut aria-hidden className="size-5 sm:hidden" />
            <span className="sr-only sm:not-sr-only">{t("signOut")}</span>
          </Button>
        </form>
      }
    >
      {children}
    </Page>
  );
}

import { LogOut, UserRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "../i18n/navigation.ts";
import { signOut } from "../session/actions.ts";
import type { Session } from "../session/session.ts";
import { Button, Page } from "../ui/index.ts";
import { deskPaths } from "./paths.ts";

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
        <form action={signOut} className="flex items-center sm:gap-2">
          <Link
            href={deskPaths.account()}
            prefetch={false}
            className="tap inline-flex items-center text-sm text-soft hover:underline"
          >
            <UserRound aria-label={t("account")} role="img" className="size-5 sm:hidden" />
            <span className="hidden sm:inline">{session.email}</span>
          </Link>
          <Button type="submit" variant="quiet" size="small" title={t("signOut")} className="max-sm:px-2">
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

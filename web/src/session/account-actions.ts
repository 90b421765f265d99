"use server";

import { isSnapRaceError, SnapRaceError } from "@snaprace/core/errors";
import { Limit } from "@snaprace/core/limit";
import { getLocale } from "next-intl/server";
import { ownSession } from "../desk/desk-action.ts";
import { redirect } from "../i18n/navigation.ts";
import { siteContext } from "../server/context.ts";
import { isOutage } from "../server/outage.ts";
import { sessionClient } from "./client.ts";
import { type PasswordProblem, passwordProblem } from "./password.ts";

export interface PasswordState {
  /** What is asked for next. */
  readonly step: "start" | "code" | "saved";
  readonly problem?: PasswordProblem | "code-wrong" | "not-signed-in" | "too-often" | "unavailable" | "same";
}

/**
 * Chooses a password, whether there was one or not, and whether it is known or forgotten: a code to the address proves who it is,
 * because a session left open on somebody's laptop does not. Every other session of this person ends.
 */
export async function choosePassword(_: PasswordState, form: FormData): Promise<PasswordState> {
  const step = form.has("code") ? "code" : "start";
  try {
    const { email } = await ownSession();
    await Limit.admit(siteContext(), "sign-in", `password ${email}`);
    return step === "start" ? await sendCode(email) : await save(email, form);
  } catch (error) {
    if (isSnapRaceError(error, "rate-limited")) return { step, problem: "too-often" };
    if (isSnapRaceError(error, "not-signed-in")) return { step, problem: "not-signed-in" };
    if (isSnapRaceError(error, "unavailable") || isOutage(error)) return { step, problem: "unavailable" };
    throw error;
  }
}

/** Ends every session of this person, here and everywhere. */
export async function signOutEverywhere(): Promise<void> {
  await ownSession();
  const { error } = await (await sessionClient()).auth.signOut({ scope: "global" });
  if (error) throw new SnapRaceError("unavailable", "The sessions could not be ended.", { cause: error });
  redirect({ href: "/sign-in", locale: await getLocale() });
}

async function sendCode(email: string): Promise<PasswordState> {
  const { error } = await (await sessionClient()).auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
  return error ? { step: "start", problem: isRefusal(error) ? "too-often" : "unavailable" } : { step: "code" };
}

async function save(email: string, form: FormData): Promise<PasswordState> {
  const password = String(form.get("password") ?? "");
  const problem = passwordProblem(password, email);
  if (problem) return { step: "code", problem };
  const { auth } = await sessionClient();
  const token = String(form.get("code")).replaceAll(/\s/g, "");
  // Signs in anew, so that the password is changed by whoever has the mailbox now.
  const proven = await auth.verifyOtp({ email, token, type: "magiclink" });
  if (proven.error) return { step: "code", problem: isRefusal(proven.error) ? "code-wrong" : "unavailable" };
  const changed = await auth.updateUser({ password });
  // The code is used up now, so another one is asked for.
  if (changed.error) return { step: "start", problem: isRefusal(changed.error) ? "same" : "unavailable" };
  const others = await auth.signOut({ scope: "others" });
  return others.error ? { step: "saved", problem: "unavailable" } : { step: "saved" };
}

function isRefusal({ status }: { readonly status?: number | undefined }): boolean {
  return status !== undefined && status >= 400 && status < 500;
}

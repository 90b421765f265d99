"use server";

import { isSnapRaceError } from "@snaprace/core/errors";
import { Limit } from "@snaprace/core/limit";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { redirect } from "../i18n/navigation.ts";
import { callerOf } from "../server/caller.ts";
import { siteContext } from "../server/context.ts";
import { sessionClient } from "./client.ts";
import { returnPath } from "./return-path.ts";

export interface SignInState {
  /** What is asked for next. */
  readonly step: "email" | "code" | "password";
  readonly email: string;
  /** Key of the words for what went wrong. */
  readonly problem?: "email-invalid" | "code-wrong" | "password-wrong" | "too-often" | "unavailable";
}

const Email = z.email().max(254);
const Code = z.string().regex(/^\d{6}$/);

/**
 * One step of signing in. Whether an address is known is told to nobody: a code is sent to known ones, and everybody is asked
 * for theirs.
 */
export async function signIn(_: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "")
    .trim()
    .toLowerCase();
  const step = stepOf(form);
  if (!Email.safeParse(email).success) return { step, email, problem: "email-invalid" };
  try {
    await Limit.admit(siteContext(), "sign-in", `${callerOf({ headers: await headers() })} ${email}`);
  } catch (error) {
    const problem = isSnapRaceError(error, "rate-limited") ? "too-often" : "unavailable";
    return { step, email, problem };
  }
  if (step === "password") return withPassword(email, form);
  return step === "code" ? verify(email, form) : sendCode(email);
}

function stepOf(form: FormData): SignInState["step"] {
  if (form.has("password")) return "password";
  return form.has("code") ? "code" : "email";
}

export async function signOut(): Promise<void> {
  await (await sessionClient()).auth.signOut({ scope: "local" });
  redirect({ href: "/", locale: await getLocale() });
}

async function sendCode(email: string): Promise<SignInState> {
  const client = await sessionClient();
  const { error } = await client.auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
  // 4xx: no such person. The answer is the same as for a known one.
  const isOutage = error && !(error.status !== undefined && error.status >= 400 && error.status < 500);
  return isOutage ? { step: "email", email, problem: "unavailable" } : { step: "code", email };
}

async function verify(email: string, form: FormData): Promise<SignInState> {
  const code = Code.safeParse(String(form.get("code")).replaceAll(/\s/g, ""));
  if (!code.success) return { step: "code", email, problem: "code-wrong" };
  const client = await sessionClient();
  // The older name of the same kind of code: Supabase takes both, the embedded one this one only.
  const { error } = await client.auth.verifyOtp({ email, token: code.data, type: "magiclink" });
  if (error) {
    const isRefusal = error.status !== undefined && error.status >= 400 && error.status < 500;
    return { step: "code", email, problem: isRefusal ? "code-wrong" : "unavailable" };
  }
  return redirect({ href: returnPath(String(form.get("returnTo") ?? "")), locale: await getLocale() });
}

/** An account without a password, an unknown address and a wrong password are told apart by nobody. */
async function withPassword(email: string, form: FormData): Promise<SignInState> {
  try {
    // Counted by the account as well, wherever the tries come from.
    await Limit.admit(siteContext(), "password", email);
  } catch (error) {
    return { step: "password", email, problem: isSnapRaceError(error, "rate-limited") ? "too-often" : "unavailable" };
  }
  const client = await sessionClient();
  const { error } = await client.auth.signInWithPassword({ email, password: String(form.get("password")) });
  if (error) {
    const isRefusal = error.status !== undefined && error.status >= 400 && error.status < 500;
    return { step: "password", email, problem: isRefusal ? "password-wrong" : "unavailable" };
  }
  return redirect({ href: returnPath(String(form.get("returnTo") ?? "")), locale: await getLocale() });
}

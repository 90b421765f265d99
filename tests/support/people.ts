import { createServerClient } from "@supabase/ssr";
import type { StackConfig } from "../../packages/local/src/stack/index.ts";
import type { Product } from "./product.ts";

/** Somebody as the site meets them: the header with their session's cookies, or nothing. */
export interface Visitor {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Everybody who may stand before the desk of an organizer. */
export async function visitors(product: Product, config: StackConfig, organizerId: string): Promise<Visitor[]> {
  const { error } = await product.truth.from("organizers").insert({ id: "other", name: "Another organizer" });
  if (error) throw error;
  const join = async (userId: string, organizer: string, role: string) => {
    const member = { organizer_id: organizer, user_id: userId, role };
    const { error } = await product.truth.from("organizer_members").insert(member);
    if (error) throw error;
  };
  const made: Visitor[] = [{ name: "anonymous", headers: {} }];
  for (const [name, organizer, role] of [
    ["stranger", undefined, ""],
    ["other organizer's owner", "other", "owner"],
    ["photographer", organizerId, "photographer"],
    ["editor", organizerId, "editor"],
    ["owner", organizerId, "owner"],
  ] as const) {
    const { userId, cookie } = await account(config, `${name.replaceAll(/\W/g, "-")}@example.com`);
    if (organizer) await join(userId, organizer, role);
    made.push({ name, headers: { cookie } });
  }
  return made;
}

/** A new account, signed in: its cookies as the site itself would have set them. */
async function account(config: StackConfig, email: string): Promise<{ userId: string; cookie: string }> {
  const jar = new Map<string, string>();
  const client = createServerClient(`http://127.0.0.1:${config.ports.supabase}`, config.secrets.publishableKey, {
    cookieOptions: { name: "session" },
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (changed) => {
        for (const { name, value } of changed) jar.set(name, value);
      },
    },
  });
  const { data, error } = await client.auth.signUp({ email, password: `${email} has a long password` });
  if (error || !data.user) throw error ?? new Error(`No account for ${email}.`);
  return { userId: data.user.id, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") };
}

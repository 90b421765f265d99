import { Logo } from "@snaprace/core/logo";
import { logoAnswer } from "../../../../../../branding/logo-answer.ts";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { dropLogo, takeLogo } from "../../../../../../desk/settings/take-logo.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";

export const dynamic = "force-dynamic";

export const GET = deskEndpoint("photographer", async ({ session, event }) =>
  logoAnswer(await Logo.read(session.truth, event.eventId), CACHE.none),
);

/** A new logo, as the body. */
export const POST = deskEndpoint("editor", async (desk) =>
  Response.json({ logo: await takeLogo(desk) }, { headers: { "cache-control": CACHE.none } }),
);

export const DELETE = deskEndpoint("editor", async (desk) => {
  await dropLogo(desk);
  return new Response(null, { status: 204, headers: { "cache-control": CACHE.none } });
});

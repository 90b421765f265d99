import { paths } from "../gallery/paths.ts";
import { CACHE } from "./cache-control.ts";
import type { SiteContext } from "./context.ts";
import { endpoint, type RouteContext } from "./endpoint.ts";

/**
 * A route handler whose answer a browser saves. Where it refuses, somebody who pressed a button would see a program's answer in
 * place of the gallery: browsers are led to a page that says it in words, programs get the problem as everywhere else.
 */
export function savingEndpoint<Params extends { readonly event: string }>(
  run: (site: SiteContext, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: RouteContext<Params>) => Promise<Response> {
  const answerTo = endpoint<Params>(run);
  return async (request, context) => {
    const answer = await answerTo(request, context);
    const isPerson = (request.headers.get("accept") ?? "").includes("text/html");
    if (answer.status < 400 || !isPerson) return answer;
    const { code } = (await answer.json()) as { code: string };
    const preview = new URL(request.url).searchParams.get("preview") ?? undefined;
    const location = paths.notSaved((await context.params).event, { why: code, preview });
    return new Response(null, { status: 303, headers: { location, "cache-control": CACHE.none } });
  };
}

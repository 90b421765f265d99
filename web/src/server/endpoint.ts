import { refuseOtherSites } from "../session/same-origin.ts";
import { type SiteContext, siteContext } from "./context.ts";
import { problemOf } from "./problem.ts";

export interface RouteContext<Params> {
  readonly params: Promise<Params>;
}

/** A route handler whose failures become problem answers; what is not the caller's mistake goes to the log, whole. */
export function endpoint<Params>(
  run: (site: SiteContext, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: RouteContext<Params>) => Promise<Response> {
  return async (request, context) => {
    try {
      refuseOtherSites(request);
      return await run(siteContext(), request, await context.params);
    } catch (error) {
      const answer = problemOf(error);
      if (answer.status >= 500) process.emitWarning(error instanceof Error ? error : String(error));
      return answer;
    }
  };
}

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/*
 * Preloaded into the site's process, in place of what stands before it elsewhere: each request says last which address it came
 * from. Without it the site would have nothing but what the caller wrote, and limits would count whomever he pleases to be.
 */
subscribe("http.server.request.start", (message) => {
  const { request, socket } = message as { readonly request: IncomingMessage; readonly socket: Socket };
  const seen = (socket.remoteAddress ?? "unknown").replace(/^::ffff:/, "");
  const claimed = request.headers["x-forwarded-for"];
  request.headers["x-forwarded-for"] = claimed ? `${claimed}, ${seen}` : seen;
});

import dns from "node:dns";

/*
 * Preloaded into every process of the local stack, and into the command line tool that talks to it. Some AWS clients put an account id before the host of their endpoint, and names
 * under `.localhost` are loopback (RFC 6761, section 6.3), but not every system's resolver knows that. The name itself always
 * means IPv4 here, so that a server bound to it is reached by its address as well.
 */
const LOOPBACK = "127.0.0.1";
const systemLookup = dns.lookup;

function lookup(hostname: string, ...rest: unknown[]): void {
  if (hostname !== "localhost" && !hostname.endsWith(".localhost")) {
    (systemLookup as (...parameters: unknown[]) => void)(hostname, ...rest);
    return;
  }
  const done = rest.at(-1) as (error: null, address: unknown, family?: number) => void;
  const options = rest.length > 1 ? rest[0] : undefined;
  const wantsAll = typeof options === "object" && options !== null && "all" in options && options.all === true;
  process.nextTick(() => (wantsAll ? done(null, [{ address: LOOPBACK, family: 4 }]) : done(null, LOOPBACK, 4)));
}

dns.lookup = lookup as typeof dns.lookup;

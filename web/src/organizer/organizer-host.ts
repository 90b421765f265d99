/** What an organizer's id may look like; also what may stand before the site's name. */
const LABEL = /^[a-z0-9]{2,32}$/;

/**
 * Whose own address a host is.
 * @param host as the browser sent it, with or without a port
 * @param under the site's own name; empty where organizers have none below it
 * @returns an organizer's id, which need not exist
 */
export function organizerOf(host: string, under: string): string | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  if (under === "" || !name.endsWith(`.${under}`)) return undefined;
  const label = name.slice(0, -under.length - 1);
  return LABEL.test(label) ? label : undefined;
}

/** The same host without the organizer before it; the port stays. */
export function mainHost(host: string, under: string): string {
  return organizerOf(host, under) === undefined ? host : host.slice(host.indexOf(".") + 1);
}

import { expect, test } from "vitest";
import { DEFAULT_PORTS, firstServerPort, SERVERS } from "../../src/stack/config.ts";

test("A site among the usual ports of the embedded cloud has them after its own", () => {
  const { site, firstServer } = DEFAULT_PORTS;
  const last = firstServer + SERVERS.length - 1;
  expect(firstServerPort(site, undefined)).toBe(firstServer);
  expect(firstServerPort(firstServer, undefined)).toBe(firstServer + 1);
  expect(firstServerPort(last, undefined)).toBe(last + 1);
  expect(firstServerPort(last + 1, undefined)).toBe(firstServer);
});

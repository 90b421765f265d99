import { expect, test } from "vitest";
import { mainHost, organizerOf } from "../../src/organizer/organizer-host.ts";

test.each([
  ["demo.photos.example.com", "demo"],
  ["Demo.Photos.Example.com:443", "demo"],
  ["photos.example.com", undefined],
  ["images.deep.photos.example.com", undefined],
  ["demophotos.example.com", undefined],
  ["demo.photos.example.com.evil.test", undefined],
  ["x.photos.example.com", undefined],
  ["", undefined],
])("The host %j is the address of %s", (host, organizer) => {
  expect(organizerOf(host, "photos.example.com")).toBe(organizer);
});

test("Without a name below which they are, organizers have no addresses", () => {
  expect(organizerOf("demo.d111.cloudfront.net", "")).toBeUndefined();
});

test("From an organizer's address it is one step to the site's own, port included", () => {
  expect(mainHost("demo.localhost:3000", "localhost")).toBe("localhost:3000");
  expect(mainHost("localhost:3000", "localhost")).toBe("localhost:3000");
});

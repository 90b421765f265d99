import { expect, test } from "vitest";
import { placeOf } from "../../src/place.ts";

const SHELL = JSON.stringify({ name: "snaprace", stage: "prod" });

test("Without a stage the product on this machine is meant, and inside a stage's shell that stage", () => {
  expect(placeOf(["redrive"], undefined)).toEqual({ kind: "local", args: ["redrive"] });
  expect(placeOf(["redrive", "--stage", "local"], undefined)).toEqual({ kind: "local", args: ["redrive"] });
  expect(placeOf(["redrive", "--yes"], SHELL)).toEqual({ kind: "here", args: ["redrive", "--yes"] });
});

test("A stage that is named is gone into, with all other arguments as they are", () => {
  const args = ["redrive", "--yes"];
  expect(placeOf(["redrive", "--stage", "prod", "--yes"], undefined)).toEqual({ kind: "stage", stage: "prod", args });
  expect(placeOf(["redrive", "--stage=prod", "--yes"], undefined)).toEqual({ kind: "stage", stage: "prod", args });
  expect(placeOf(["redrive", "--stage", "prod", "--yes"], SHELL)).toEqual({ kind: "here", args });
});

test("One stage is never taken for another, and a name that is none is refused", () => {
  expect(placeOf(["redrive", "--stage", "dev"], SHELL)).toMatchObject({ kind: "wrong" });
  for (const name of ["", "; rm -rf /", "Prod", "--yes"]) {
    expect(placeOf(["redrive", "--stage", name], undefined)).toMatchObject({ kind: "wrong" });
  }
  expect(placeOf(["redrive", "--stage"], undefined)).toMatchObject({ kind: "wrong" });
});

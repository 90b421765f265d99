import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import organize from "../../messages/en/organize.json" with { type: "json" };
import setup from "../../messages/en/setup.json" with { type: "json" };
import { type Field, FieldKeeper } from "../../src/desk/field-keeper.ts";
import { CheckpointsSection } from "../../src/desk/settings/checkpoints-section.tsx";
import { RacesSection } from "../../src/desk/settings/races-section.tsx";

vi.mock("../../src/desk/settings/actions.ts", () => ({ saveRace: async () => {}, saveCheckpoint: async () => {} }));

describe("Enter in a field", () => {
  const draw = (children: ReactNode) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ ...organize, ...setup }}>
        {children}
      </NextIntlClientProvider>,
    );
  /** Browsers press a form's first button that sends it. */
  const pressed = (page: string) =>
    page
      .split("<form")
      .slice(1)
      .map((form) => /<button[^>]*type="submit"[^>]*>/.exec(form)?.[0] ?? "");

  test("Saves a race or a checkpoint, and never deletes it", () => {
    const race = { raceId: "r1", name: "10K", km: "10", startsAt: "", waves: "" };
    const checkpoint = { checkpointId: "c1", name: "Bridge", km: "7.5" };
    const pages = [
      draw(<RacesSection eventId="e" races={[race]} />),
      draw(<CheckpointsSection eventId="e" checkpoints={[checkpoint]} />),
    ];
    for (const page of pages) {
      expect(page).toContain('name="remove"');
      expect(pressed(page)).toHaveLength(2);
      for (const button of pressed(page)) expect(button).not.toContain("remove");
    }
  });
});

describe("the fields of a form", () => {
  const select = (saved: string): Field & { dataset: { saved: string } } => ({
    type: "select-one",
    value: saved,
    dataset: { saved },
  });

  test("A select that nobody touched follows what somebody else saved", () => {
    const keeper = new FieldKeeper();
    const field = select("web");
    keeper.look([field], false);
    field.dataset.saved = "off";
    keeper.look([field], false);
    expect(field.value).toBe("off");
  });

  test("A choice stays until it is saved, and follows again after that", () => {
    const keeper = new FieldKeeper();
    const field = select("web");
    keeper.look([field], false);
    field.value = "full";
    field.dataset.saved = "off";
    keeper.look([field], false);
    expect(field.value).toBe("full");
    keeper.send([field]);
    field.dataset.saved = "full";
    keeper.look([field], true);
    field.dataset.saved = "off";
    keeper.look([field], false);
    expect(field.value).toBe("off");
  });

  test("What is saved in other words is shown so, and a field that is not saved keeps what it holds", () => {
    const keeper = new FieldKeeper();
    const km = { type: "text", value: "", defaultValue: "", dataset: {} };
    const trial = { type: "text", value: "", defaultValue: "", dataset: {} };
    const box = { type: "checkbox", value: "on", checked: false, defaultChecked: false, dataset: {} };
    keeper.look([km, trial, box], false);
    Object.assign(km, { value: "21.0975" });
    trial.value = "1600";
    box.checked = true;
    keeper.send([km, trial, box]);
    km.defaultValue = "21.098";
    box.defaultChecked = true;
    keeper.look([km, trial, box], true);
    expect([km.value, trial.value, box.checked]).toEqual(["21.098", "1600", true]);
    box.defaultChecked = false;
    keeper.look([box], false);
    expect(box.checked).toBe(false);
  });

  test("What is typed while a save is on its way stays", () => {
    const keeper = new FieldKeeper();
    const place = { type: "text", value: "", defaultValue: "", dataset: {} };
    keeper.look([place], false);
    place.value = "Busan";
    keeper.send([place]);
    Object.assign(place, { value: "Busan, harbour", defaultValue: "Busan" });
    keeper.look([place], true);
    keeper.look([place], false);
    expect(place.value).toBe("Busan, harbour");
  });
});

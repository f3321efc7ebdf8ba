import { failing, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";

const kept = () => vi.fn<Commands["settingsSave"]>((settings) => Promise.resolve(settings));

test("the theme changes at once and is kept", async () => {
  const settingsSave = kept();
  const { user } = renderApp(fakeHost({ settingsSave }), "/settings");
  await user.click(await screen.findByRole("combobox", { name: "Theme" }));
  await user.click(await screen.findByRole("option", { name: "Light" }));
  expect(document.documentElement.dataset["theme"]).toBe("light");
  expect(settingsSave).toHaveBeenCalledWith(expect.objectContaining({ theme: "light", density: "comfortable" }));
});

test("an interval out of bounds is called wrong and not kept", async () => {
  const settingsSave = kept();
  const { user } = renderApp(fakeHost({ settingsSave }), "/settings");
  const field = await screen.findByRole("textbox", { name: "Refresh every" });
  await user.clear(field);
  await user.type(field, "6");
  expect(field).toHaveAccessibleDescription("From 10 to 600 seconds.");
  expect(settingsSave).not.toHaveBeenCalledWith(expect.objectContaining({ refreshSeconds: 6 }));
  await user.type(field, "0");
  await waitFor(() => expect(settingsSave).toHaveBeenLastCalledWith(expect.objectContaining({ refreshSeconds: 60 })));
});

test("a profile is made read-only, and the others stay as they are", async () => {
  const settingsSave = kept();
  const { user } = renderApp(fakeHost({ settingsSave }), "/settings");
  const profile = await screen.findByRole("listitem", { name: "acme-dev" });
  await user.click(within(profile).getByRole("checkbox", { name: "Read-only" }));
  expect(settingsSave).toHaveBeenCalledWith(
    expect.objectContaining({
      profiles: {
        "acme-dev": {
          color: null,
          production: null,
          readOnly: true,
          regions: [],
          allowedRegions: [],
          confirmation: "byRisk",
        },
      },
    }),
  );
});

test("what could not be kept is taken back, and said", async () => {
  const { user } = renderApp(fakeHost({ settingsSave: failing("localFile") }), "/settings");
  const tray = await screen.findByRole("switch", { name: /Keep in the tray/ });
  await user.click(tray);
  expect(await screen.findByRole("alert")).toHaveTextContent("The settings were not saved");
  expect(tray).not.toBeChecked();
});

test("sessions are shared with the CLI only once that was turned on, with what it means said", async () => {
  const settingsSave = kept();
  const { user } = renderApp(fakeHost({ settingsSave }), "/settings");
  const share = await screen.findByRole("switch", { name: /Share role sessions/ });
  expect(share).not.toBeChecked();
  expect(share).toHaveAccessibleDescription(/plain text/);
  await user.click(share);
  expect(settingsSave).toHaveBeenCalledWith(expect.objectContaining({ shareMfaSessions: true }));
});

import { act, render } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { drawLastTheme, type ThemeChoice, useTheme } from "./theme";

function Themed({ choice }: { choice: ThemeChoice }) {
  useTheme(choice);
  return null;
}

class SystemTheme extends EventTarget {
  matches = false;
  readonly media = "";
  readonly onchange = null;

  becomes(light: boolean): void {
    this.matches = light;
    this.dispatchEvent(new Event("change"));
  }
}

const unused = () => undefined;

function system(): SystemTheme {
  const query = new SystemTheme();
  vi.spyOn(window, "matchMedia").mockReturnValue(Object.assign(query, { addListener: unused, removeListener: unused }));
  return query;
}

const drawn = () => document.documentElement.dataset["theme"];

test("a chosen theme is drawn whatever the system says", () => {
  system().matches = true;
  render(<Themed choice="dark" />);
  expect(drawn()).toBe("dark");
});

test("the system's theme is followed, until another is chosen", () => {
  const query = system();
  const { rerender } = render(<Themed choice="system" />);
  expect(drawn()).toBe("dark");
  act(() => query.becomes(true));
  expect(drawn()).toBe("light");
  rerender(<Themed choice="light" />);
  act(() => query.becomes(false));
  expect(drawn()).toBe("light");
});

test("the next start draws at once what was drawn last", () => {
  render(<Themed choice="light" />);
  document.documentElement.dataset["theme"] = "dark";
  drawLastTheme();
  expect(drawn()).toBe("light");
});

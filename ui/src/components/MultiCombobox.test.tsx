import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { Button } from "./Button";
import { MultiCombobox } from "./MultiCombobox";
import { usePopup } from "./usePopup";

const regions = [
  { value: "eu-west-1", label: "Ireland", detail: "eu-west-1" },
  { value: "eu-central-1", label: "Frankfurt", detail: "eu-central-1" },
  { value: "us-east-1", label: "N. Virginia", detail: "us-east-1" },
];

function Regions() {
  const [value, setValue] = useState<string[]>(["eu-west-1"]);
  const { button, popup } = usePopup("list");
  return (
    <>
      <Button {...button} aria-label="Regions">
        {value.join(", ")}
      </Button>
      <MultiCombobox
        {...popup}
        label="Regions"
        placeholder="Find a region"
        choices={regions}
        value={value}
        onValueChange={setValue}
      />
    </>
  );
}

test("a choice is found by its detail too", async () => {
  const user = userEvent.setup();
  render(<Regions />);
  await user.click(screen.getByRole("combobox", { name: "Regions" }));
  await user.type(await screen.findByPlaceholderText("Find a region"), "us-ea");
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["N. Virginiaus-east-1"]);
});

test("several are chosen without closing, found by typing", async () => {
  const user = userEvent.setup();
  render(<Regions />);
  await user.click(screen.getByRole("combobox", { name: "Regions" }));
  await user.type(await screen.findByPlaceholderText("Find a region"), "frank");
  expect(screen.queryByRole("option", { name: /Ireland/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole("option", { name: /Frankfurt/ }));
  expect(screen.getByText("eu-west-1, eu-central-1")).toBeInTheDocument();
  expect(screen.getByRole("option", { name: /Frankfurt/ })).toHaveAttribute("aria-selected", "true");
});

test("an arrow opens it, its own button closes it, and the focus is back on that", async () => {
  const user = userEvent.setup();
  render(<Regions />);
  const button = screen.getByRole("combobox", { name: "Regions" });
  button.focus();
  await user.keyboard("{ArrowDown}");
  expect(await screen.findByRole("listbox")).toBeInTheDocument();
  expect(button).toHaveAttribute("aria-expanded", "true");
  await user.click(button);
  expect(button).toHaveAttribute("aria-expanded", "false");
  await waitFor(() => expect(screen.queryByRole("listbox")).not.toBeInTheDocument());
  await waitFor(() => expect(button).toHaveFocus());
});

import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { Button } from "./Button";
import { Popover } from "./Popover";
import { usePopup } from "./usePopup";

function Columns() {
  const { button, popup } = usePopup("dialog");
  return (
    <>
      <Button {...button}>Columns</Button>
      <Popover {...popup} title="Columns">
        <input type="checkbox" aria-label="Status" />
        <input type="checkbox" aria-label="Region" />
      </Popover>
      <Button>Next</Button>
    </>
  );
}

const button = () => screen.getByRole("button", { name: "Columns" });
const popup = () => screen.queryByRole("dialog", { name: "Columns" });

test("its button opens and closes it, and says so", async () => {
  const user = userEvent.setup();
  render(<Columns />);
  await user.click(button());
  expect(await screen.findByRole("dialog", { name: "Columns" })).toBe(
    document.querySelector(`[id="${button().getAttribute("aria-controls")}"]`),
  );
  expect(button()).toHaveAttribute("aria-expanded", "true");
  await user.click(button());
  await waitFor(() => expect(popup()).not.toBeInTheDocument());
  expect(button()).toHaveAttribute("aria-expanded", "false");
  await waitFor(() => expect(button()).toHaveFocus());
});

test("past its last stop the keyboard goes on after the button", async () => {
  const user = userEvent.setup();
  render(<Columns />);
  await user.click(button());
  await waitFor(() => expect(screen.getByRole("checkbox", { name: "Status" })).toHaveFocus());
  await user.tab();
  expect(screen.getByRole("checkbox", { name: "Region" })).toHaveFocus();
  await user.tab();
  await waitFor(() => expect(popup()).not.toBeInTheDocument());
  await waitFor(() => expect(screen.getByRole("button", { name: "Next" })).toHaveFocus());
});

test("Escape gives the focus back to what had it", async () => {
  const user = userEvent.setup();
  render(<Columns />);
  await user.click(button());
  await waitFor(() => expect(screen.getByRole("checkbox", { name: "Status" })).toHaveFocus());
  await user.keyboard("{Escape}");
  await waitFor(() => expect(popup()).not.toBeInTheDocument());
  await waitFor(() => expect(button()).toHaveFocus());
});

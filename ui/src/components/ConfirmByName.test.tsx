import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ConfirmByName } from "./ConfirmByName";

function setup() {
  const onConfirm = vi.fn<(name: string) => void>();
  render(
    <ConfirmByName open onOpenChange={() => undefined} verb="Delete" kind="service" name="ledger" onConfirm={onConfirm}>
      It cannot be brought back.
    </ConfirmByName>,
  );
  return { onConfirm, user: userEvent.setup() };
}

test("the title is verb and type, and the button repeats the verb", () => {
  setup();
  expect(screen.getByRole("alertdialog", { name: "Delete service" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Delete" })).toBeInTheDocument();
});

test("nothing happens until the exact name is typed", async () => {
  const { onConfirm, user } = setup();
  const button = screen.getByRole("button", { name: "Delete" });
  expect(button).toHaveAccessibleDescription("Type ledger to confirm.");
  await user.type(screen.getByRole("textbox", { name: "Type ledger to confirm" }), "Ledger{Enter}");
  await user.click(button);
  expect(onConfirm).not.toHaveBeenCalled();
  await user.clear(screen.getByRole("textbox"));
  await user.type(screen.getByRole("textbox"), "ledger");
  await user.click(button);
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith("ledger");
});

import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { MiddleTruncate } from "./MiddleTruncate";

test("a long text keeps its end apart, and is whole to readers and on hover", () => {
  const arn = "arn:aws:apprunner:eu-west-1:111122223333:service/checkout-web/8fe1e10304f84fd2b0df550fe98a71fa";
  const { container } = render(<MiddleTruncate text={arn} />);
  expect(screen.getByTitle(arn)).toHaveTextContent(arn);
  expect(container.querySelector(".flex-none")).toHaveTextContent("e98a71fa");
});

test("a short text is left in one piece", () => {
  const { container } = render(<MiddleTruncate text="ledger" />);
  expect(container.querySelector(".flex-none")).toBeNull();
});

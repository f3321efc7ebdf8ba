import { failure } from "@test/fakeHost";
import { cell, row } from "@test/samples";
import { describe, expect, test } from "vitest";
import type { CellState } from "@/platform/bindings/types";
import { placeWords, staleCells, troublesOf } from "./troubles";

const failed = (code: Parameters<typeof failure>[0]): CellState => ({ kind: "failed", failure: failure(code) });

describe("what failed", () => {
  test("details that may not be read are a trouble, and the rows are as fresh as ever", () => {
    const denied = failure("accessDenied", { action: "apprunner:DescribeService" });
    const readable = cell("acme-dev", "eu-west-1", [row("a")], { detailsFailure: denied });
    expect(troublesOf([readable])).toMatchObject([{ failure: denied, rowsFrom: null }]);
  });

  test("cells of a profile that fail alike are one trouble, with the age of the oldest rows", () => {
    const troubles = troublesOf([
      cell("acme-dev", "eu-west-1", [row("a")], { state: failed("credentialsExpired"), readAt: 2000 }),
      cell("acme-dev", "us-east-1", [row("b")], { state: failed("credentialsExpired"), readAt: 1000 }),
      cell("acme-dev", "eu-west-2", [], { state: failed("credentialsExpired"), readAt: null }),
      cell("acme-prod", "eu-west-1", [], { state: failed("accessDenied") }),
      cell("acme-prod", "us-east-1", []),
    ]);
    expect(troubles.map(({ failure: { code }, cells, rowsFrom }) => [code, placeWords(cells), rowsFrom])).toEqual([
      ["accessDenied", "acme-prod · eu-west-1", null],
      ["credentialsExpired", "acme-dev · 3 regions", 1000],
    ]);
  });

  test("places of several profiles are counted", () => {
    const cells = [
      { profile: "a", region: "eu-west-1" },
      { profile: "b", region: "eu-west-1" },
    ];
    expect(placeWords(cells)).toBe("2 profiles · eu-west-1");
  });
});

test("only rows of an earlier reading, in a cell that is still being read, are stale", () => {
  const loading: CellState = { kind: "loading" };
  const cells = [
    cell("a", "old", [row("a")], { state: loading, readAt: 0 }),
    cell("a", "young", [row("a")], { state: loading, readAt: 999_000 }),
    cell("a", "empty", [], { state: loading, readAt: 0 }),
    cell("a", "ready", [row("a")], { readAt: 0 }),
  ];
  expect(staleCells(cells, 1_000_000).map(({ cell: { region } }) => region)).toEqual(["old"]);
});

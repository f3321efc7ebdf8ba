import { describe, expect, test } from "vitest";
import { parseColumns, parseSort, serialiseColumns, serialiseSort, usualColumns, validateFleetSearch } from "./fleetSearch";

describe("the search part of the URL", () => {
  test("what this program writes is kept", () => {
    const search = {
      q: "check",
      filter: "status:paused region:eu-west-1",
      sort: "-updated",
      columns: "name,account,size",
      density: "compact",
      service: "acme-prod:0f",
      ticked: "acme-prod:0f,acme-dev:1a",
    };
    expect(validateFleetSearch(search)).toEqual(search);
  });

  test("what it does not write is left out, and never an error", () => {
    expect(
      validateFleetSearch({ q: 42, filter: "colour:red", sort: "-mood", columns: "", density: "huge", service: null, other: 1 }),
    ).toEqual({ q: "42" });
  });

  test("the first sort needs no words", () => {
    expect(serialiseSort(parseSort(undefined))).toBeUndefined();
    expect(serialiseSort(parseSort("name"))).toBeUndefined();
    expect(serialiseSort(parseSort("-name"))).toBe("-name");
    expect(parseSort("-updated")).toEqual({ by: "updated", descending: true });
  });

  test("columns stand in the table's order, the name always among them", () => {
    expect(parseColumns("size,account")).toEqual(["name", "account", "size"]);
    expect(parseColumns(undefined)).toBeUndefined();
    expect(serialiseColumns(usualColumns(false), false)).toBeUndefined();
    expect(serialiseColumns(usualColumns(true), false)).toBe("name,status,profile,region,source,size,updated");
  });
});

import { row } from "@test/samples";
import { describe, expect, test } from "vitest";
import type { FleetRow } from "@/platform/bindings/types";
import { inOrder, keepPlaces, type Sort, sortRows } from "./order";

const byName: Sort = { by: "name", descending: false };
const byUpdated: Sort = { by: "updated", descending: true };

function at(name: string, updatedAt: number | null): FleetRow {
  const made = row(name);
  return { ...made, summary: { ...made.summary, updatedAt } };
}

function sized(name: string, cpu: number, memory: number): FleetRow {
  return {
    ...row(name),
    details: { source: { kind: "unreported" }, autoDeployments: false, cpu, memory, newest: null, readAt: 0 },
  };
}

function seenThrough(profile: string): FleetRow {
  const made = row("api");
  return { ...made, service: { ...made.service, cell: { ...made.service.cell, profile } } };
}

const names = (rows: readonly FleetRow[]) => rows.map((service) => service.summary.name);

describe("sorting", () => {
  test("names by their figures too", () => {
    expect(names(sortRows([row("api-10"), row("Web"), row("api-9")], byName))).toEqual(["api-9", "api-10", "Web"]);
  });

  test("names whatever their capitals and accents, and wherever their figures stand", () => {
    const profiles = ["zeta", "Ähre", "ahorn", "team-2", "team-10", "Team-1"].map((profile) => seenThrough(profile));
    const sorted = sortRows(profiles, { by: "profile", descending: false });
    expect(sorted.map((service) => service.service.cell.profile)).toEqual([
      "ahorn",
      "Ähre",
      "Team-1",
      "team-2",
      "team-10",
      "zeta",
    ]);
  });

  test("a name before the longer ones that begin with it", () => {
    expect(names(sortRows([row("api-v2"), row("api"), row("api2")], byName))).toEqual(["api", "api-v2", "api2"]);
  });

  test("what is not known comes last, whichever way", () => {
    const rows = [at("never", null), at("old", 1), at("new", 2)];
    expect(names(sortRows(rows, byUpdated))).toEqual(["new", "old", "never"]);
    expect(names(sortRows(rows, { by: "updated", descending: false }))).toEqual(["old", "new", "never"]);
  });

  test("sizes by CPU, then memory, the unread last", () => {
    const rows = [row("unread"), sized("large", 4096, 8192), sized("tall", 1024, 4096), sized("small", 1024, 2048)];
    expect(names(sortRows(rows, { by: "size", descending: false }))).toEqual(["small", "tall", "large", "unread"]);
  });

  test("what needs a look comes before what runs", () => {
    const rows = [row("a"), row("b", { kind: "paused" }), row("c", { kind: "createFailed" })];
    expect(names(sortRows(rows, { by: "status", descending: false }))).toEqual(["c", "b", "a"]);
  });

  test("equal values are told apart by name", () => {
    expect(names(sortRows([at("b", 1), at("a", 1)], byUpdated))).toEqual(["a", "b"]);
  });
});

describe("keeping places", () => {
  const shown = sortRows([at("a", 30), at("b", 20), at("c", 10)], byUpdated);

  test("a change of what is sorted by moves nothing, and is known", () => {
    const next = keepPlaces(shown, [at("a", 30), at("b", 20), at("c", 99)], byUpdated);
    expect(names(next)).toEqual(["a", "b", "c"]);
    expect(next[2]?.summary.updatedAt).toBe(99);
    expect(inOrder(shown, byUpdated)).toBe(true);
    expect(inOrder(next, byUpdated)).toBe(false);
  });

  test("what is new goes where the sort puts it", () => {
    const next = keepPlaces(shown, [at("z", 25), at("c", 10), at("b", 20), at("a", 30), at("y", 5)], byUpdated);
    expect(names(next)).toEqual(["a", "z", "b", "c", "y"]);
  });

  test("what is gone leaves, and the rest stays", () => {
    expect(names(keepPlaces(shown, [at("c", 50), at("a", 30)], byUpdated))).toEqual(["a", "c"]);
  });
});

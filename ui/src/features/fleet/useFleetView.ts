import { useLocation, useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useSettings } from "@/lib/start";
import type { Density } from "@/platform/bindings/types";
import {
  type FleetSearch,
  parseColumns,
  parseSort,
  serialiseColumns,
  serialiseSort,
  tokensOf,
  usualColumns,
} from "./fleetSearch";
import type { ColumnId, Sort } from "./order";
import { serialiseTokens, type Token } from "./tokens";
import { useDraft } from "./useDraft";
import { useNarrow } from "./useNarrow";

const NONE: ReadonlySet<string> = new Set();

/** A selection larger than this is too long for a URL, which then says MANY: the step of the history has it. */
const TICKED_IN_URL = 200;
/** No row's key: those have a colon. */
const MANY = "many";

/** How the fleet is looked at. All of it is in the URL, but for a large selection. */
export function useFleetView() {
  const search = useSearch({ from: "/fleet" });
  const navigate = useNavigate();
  const router = useRouter();
  const settings = useSettings();

  const change = (part: { [K in keyof FleetSearch]: FleetSearch[K] | undefined }, replace = true, many?: string) => {
    void navigate({
      to: "/fleet",
      replace,
      state: many === undefined ? true : (before) => ({ ...before, ticked: many }),
      search: (before) => {
        const after = { ...before, ...part };
        return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== undefined && value !== ""));
      },
    });
  };

  const text = useDraft(search.q ?? "", (q) => change({ q }));
  const current = useDraft(search.service ?? "", (service) => change({ service }));
  const many = useLocation({ select: ({ state }) => state.ticked ?? "" });
  const ticks = useDraft(search.ticked === MANY ? many : (search.ticked ?? ""), (ticked) => {
    if (ticked.split(",").length <= TICKED_IN_URL) change({ ticked });
    else change({ ticked: MANY }, true, ticked);
  });

  const ticked = useMemo(() => (ticks.value === "" ? NONE : new Set(ticks.value.split(","))), [ticks.value]);
  const tokens = useMemo(() => tokensOf(search), [search]);
  const sort = useMemo(() => parseSort(search.sort), [search.sort]);
  const narrow = useNarrow();
  const columns = useMemo(() => parseColumns(search.columns) ?? usualColumns(narrow), [search.columns, narrow]);

  return {
    text: text.value,
    setText: text.set,
    tokens,
    /** A step that "back" undoes. */
    setTokens: (next: readonly Token[], typed?: string) => {
      if (typed !== undefined) text.set(typed);
      change({ filter: serialiseTokens(next) }, false);
    },
    /** Text and properties at once. */
    clearFilter: () => {
      text.set("");
      change({ q: undefined, filter: undefined }, false);
    },
    sort,
    setSort: (next: Sort) => change({ sort: serialiseSort(next) }),
    columns,
    setColumns: (next: readonly ColumnId[]) => change({ columns: serialiseColumns(next, narrow) }),
    resetColumns: () => change({ columns: undefined }),
    density: search.density ?? settings.density,
    setDensity: (density: Density) => change({ density: density === settings.density ? undefined : density }),
    current: current.value === "" ? null : current.value,
    setCurrent: current.set,
    ticked,
    setTicked: (keys: Iterable<string>) => ticks.set([...keys].join(",")),
    /** Before leaving for a service, so that coming back finds the page as it was left. */
    flush: (service?: string) => {
      text.flush();
      current.flush(service);
      ticks.flush();
      // The history gathers what is asked of it in one moment: the step that follows would swallow this.
      router.history.flush();
    },
  };
}

export type FleetView = ReturnType<typeof useFleetView>;

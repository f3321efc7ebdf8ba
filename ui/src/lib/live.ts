import { type QueryClient, replaceEqualDeep } from "@tanstack/react-query";
import type {
  Attempt,
  CellAge,
  Event,
  Failure,
  FleetOperation,
  FleetRow,
  FleetView,
  OpenTarget,
  ProfileList,
  Scope,
  Verdict,
} from "@/platform/bindings/types";
import { readAgain } from "./needs";
import { keys } from "./queries";
import { sameCell } from "./scope";

type FleetEvent = Extract<Event, { kind: "cell" | "cellsUnchanged" | "rows" }>;

export interface LiveListeners {
  onOpen: (target: OpenTarget) => void;
  onOpenScope: (scope: Scope) => void;
  onNotice: (failure: Failure) => void;
  /** The window is to be closed while these are held back. */
  onQuitAsked: (held: Attempt[]) => void;
  /** An operation that was not begun here has ended. */
  onEnded: (ended: FleetOperation, verdict: Verdict) => void;
}

/**
 * Puts pushed events into the cache. An event of an older generation is
 * dropped; one of a generation whose opening has not been answered yet waits
 * for that answer, because the two travel apart and may arrive in either order.
 */
export class Live {
  readonly #client: QueryClient;
  readonly #listeners: LiveListeners;
  #early: FleetEvent[] = [];

  constructor(client: QueryClient, listeners: LiveListeners) {
    this.#client = client;
    this.#listeners = listeners;
  }

  readonly take = (event: Event): void => {
    switch (event.kind) {
      case "cell":
      case "cellsUnchanged":
      case "rows": {
        this.#fleet(event);
        break;
      }
      case "attempt": {
        this.#attempt(event.attempt);
        break;
      }
      case "imageKnown": {
        void this.#client.invalidateQueries({ queryKey: keys.operations(event.service) });
        break;
      }
      case "profiles": {
        this.#profiles(event.list);
        break;
      }
      case "signIn": {
        this.#client.setQueryData(keys.signIn(event.view.session), event.view);
        break;
      }
      case "operationEnded": {
        this.#ended(event.ended, event.verdict);
        break;
      }
      case "open": {
        this.#listeners.onOpen(event.target);
        break;
      }
      case "openScope": {
        this.#listeners.onOpenScope(event.scope);
        break;
      }
      case "quitAsked": {
        this.#listeners.onQuitAsked(event.held);
        break;
      }
      case "notice": {
        this.#listeners.onNotice(event.failure);
        break;
      }
      default: {
        event satisfies never;
      }
    }
  };

  /** Follows the cache, so that early events are taken when their fleet is there. */
  start(): () => void {
    return this.#client.getQueryCache().subscribe(({ type }) => {
      if (type !== "updated" || this.#early.length === 0) return;
      const known = this.#newest();
      const due = this.#early.filter((event) => event.generation <= known);
      if (due.length === 0) return;
      this.#early = this.#early.filter((event) => event.generation > known);
      for (const event of due) this.#fleet(event);
    });
  }

  #fleets(): [readonly unknown[], FleetView][] {
    return this.#client
      .getQueriesData<FleetView>({ queryKey: keys.fleets })
      .flatMap(([key, fleet]) => (fleet === undefined ? [] : [[key, fleet]]));
  }

  #newest(): number {
    return Math.max(-1, ...this.#fleets().map(([, fleet]) => fleet.generation));
  }

  #fleet(event: FleetEvent): void {
    const shown = this.#fleets().find(([, fleet]) => fleet.generation === event.generation);
    if (shown === undefined) {
      if (event.generation > this.#newest()) this.#early.push(event);
      return;
    }
    const [key, fleet] = shown;
    if (event.kind === "cellsUnchanged") {
      this.#client.setQueryData(key, withAges(fleet, event.cells));
      return;
    }
    const before = rowsOf(fleet);
    const next = event.kind === "cell" ? withCell(fleet, event) : withRows(fleet, event.rows);
    this.#client.setQueryData(key, next);
    this.#followServices(before, event.kind === "cell" ? event.view.rows : event.rows);
  }

  /** What is shown of single services is read again when their row says that they changed. */
  #followServices(before: ReadonlyMap<string, FleetRow>, rows: readonly FleetRow[]): void {
    for (const row of rows) {
      const old = before.get(row.summary.arn);
      if (old !== undefined && movedOn(old, row)) {
        void this.#client.invalidateQueries({ queryKey: keys.service(row.service) });
      }
    }
  }

  /** What a profile could not read is read again as soon as its credentials have come, wherever from. */
  #profiles(list: ProfileList): void {
    const before = new Map(
      this.#client.getQueryData<ProfileList>(keys.profiles)?.profiles.map((profile) => [profile.name, profile]),
    );
    this.#client.setQueryData(keys.profiles, list);
    const come = list.profiles.filter(({ name, state }) => {
      const was = before.get(name)?.state.kind;
      return state.kind === "ready" && (was === "needs" || was === "failed");
    });
    if (come.length > 0) readAgain(this.#client, come.map((profile) => profile.name));
  }

  #ended(ended: FleetOperation, verdict: Verdict): void {
    void this.#client.invalidateQueries({ queryKey: keys.service(ended.service) });
    // What was begun here is told by its attempt.
    const own = this.#client
      .getQueryData<Attempt[]>(keys.attempts)
      ?.some(({ operation }) => operation?.id === ended.operation.id);
    if (own !== true) this.#listeners.onEnded(ended, verdict);
  }

  #attempt(attempt: Attempt): void {
    this.#client.setQueryData<Attempt[]>(keys.attempts, (attempts = []) => {
      const at = attempts.findIndex((known) => known.id === attempt.id);
      return at < 0 ? [attempt, ...attempts] : attempts.with(at, attempt);
    });
    void this.#client.invalidateQueries({ queryKey: keys.journal });
    void this.#client.invalidateQueries({ queryKey: keys.service(attempt.service) });
  }
}

function rowsOf(fleet: FleetView): Map<string, FleetRow> {
  return new Map(fleet.cells.flatMap((cell) => cell.rows.map((row) => [row.summary.arn, row])));
}

function movedOn(old: FleetRow, row: FleetRow): boolean {
  return (
    old.summary.status !== row.summary.status ||
    old.summary.updatedAt !== row.summary.updatedAt ||
    old.condition.kind !== row.condition.kind ||
    old.details?.newest?.status !== row.details?.newest?.status
  );
}

function withCell(fleet: FleetView, { view }: Extract<Event, { kind: "cell" }>): FleetView {
  return {
    ...fleet,
    cells: fleet.cells.map((cell) =>
      // A row that says what it said keeps its identity, and is not drawn again.
      sameCell(cell.cell, view.cell) ? { ...view, rows: replaceEqualDeep(cell.rows, view.rows) } : cell,
    ),
  };
}

function withAges(fleet: FleetView, ages: readonly CellAge[]): FleetView {
  return {
    ...fleet,
    cells: fleet.cells.map((cell) => {
      const age = ages.find((read) => sameCell(read.cell, cell.cell));
      return age === undefined ? cell : { ...cell, ...age, state: { kind: "ready" } };
    }),
  };
}

function withRows(fleet: FleetView, rows: readonly FleetRow[]): FleetView {
  const fresh = new Map(rows.map((row) => [`${row.service.cell.profile} ${row.summary.arn}`, row]));
  return {
    ...fleet,
    cells: fleet.cells.map((cell) => {
      const own = (row: FleetRow) => fresh.get(`${cell.cell.profile} ${row.summary.arn}`);
      // A cell that nothing changed in keeps its identity, and so do the rows on screen.
      return cell.rows.some((row) => own(row) !== undefined)
        ? { ...cell, rows: cell.rows.map((row) => own(row) ?? row) }
        : cell;
    }),
  };
}

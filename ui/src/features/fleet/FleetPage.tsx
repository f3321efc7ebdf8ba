import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { ErrorNotice } from "@/components/ErrorNotice";
import { PageHeader } from "@/components/PageHeader";
import { asFailure } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { useProfileList } from "@/lib/start";
import { useAfterFrame } from "@/lib/useAfterFrame";
import { useFleetRows, useFleetState } from "@/lib/useFleet";
import { usePageTitle } from "@/lib/usePageTitle";
import type { FleetRow } from "@/platform/bindings/types";
import { CellContext } from "./cells";
import { CellStrips } from "./CellStrips";
import { CountChips } from "./CountChips";
import { countGroups, filterRows } from "./filterRows";
import { FilterBar } from "./FilterBar";
import { FleetEmpty } from "./FleetEmpty";
import { FleetFooter } from "./FleetFooter";
import { FleetTable } from "./FleetTable";
import { ReadNote } from "./ReadNote";
import type { RowActions } from "./rowActions";
import { rowKey } from "./rowFacts";
import { halfToken, onlyProperty, withoutProperty } from "./tokens";
import { useCellRetry } from "./useCellRetry";
import { useFleetKeys } from "./useFleetKeys";
import { useFleetView } from "./useFleetView";
import { useNarrow } from "./useNarrow";
import { useSettledRows } from "./useSettledRows";
import { useSteady } from "./useSteady";
import { useTicks } from "./useTicks";
import { useVisibleRows } from "./useVisibleRows";
import { ViewOptions } from "./ViewOptions";

/** Every service of the chosen profiles and regions. */
export function FleetPage() {
  usePageTitle("Fleet");
  const fleet = useFleetState();
  const rows = useFleetRows();
  const view = useFleetView();
  const { profiles } = useProfileList();
  const navigate = useNavigate();
  const gridRef = useRef<HTMLDivElement>(null);
  const filterRef = useRef<HTMLInputElement>(null);

  const settled = useSettledRows(rows, view.sort);
  // A property that is still being typed is not a text to look for.
  const text = halfToken(view.text)?.before ?? view.text;
  const { tokens } = view;
  // The counts say what a press on them would show, so they leave the status itself out.
  const matching = useMemo(
    () => filterRows(settled.rows, text, withoutProperty(tokens, "status")),
    [settled.rows, text, tokens],
  );
  const counts = useMemo(() => countGroups(matching), [matching]);
  const shown = useMemo(() => filterRows(matching, "", onlyProperty(tokens, "status")), [matching, tokens]);
  const { ticked } = view;
  const tickedRows = useMemo(
    () => (ticked.size === 0 ? [] : settled.rows.filter((row) => ticked.has(rowKey(row)))),
    [settled.rows, ticked],
  );

  const ticks = useTicks(view, shown);
  const open = (row: FleetRow) => {
    view.flush(rowKey(row));
    void navigate(paths.service(row.service));
  };
  const actions = useSteady<RowActions>({ onPoint: view.setCurrent, onTick: ticks.tick, onOpen: open });
  const narrow = useNarrow();
  const surroundings = useMemo(
    () => ({ colors: new Map(profiles.map((profile) => [profile.name, profile.color])), onOpen: actions.onOpen, narrow }),
    [profiles, actions, narrow],
  );
  const keyboard = useFleetKeys({
    view,
    rows: shown,
    gridRef,
    filterRef,
    actions,
    onTickAll: ticks.tickAll,
    onUntick: ticks.clear,
  });
  const onVisible = useVisibleRows(fleet.data?.generation);
  const retry = useCellRetry();

  const focusTable = () => gridRef.current?.focus({ preventScroll: true });
  // The arrows work at once, unless the focus is somewhere on purpose. The mark that comes with it is drawn later.
  useAfterFrame(() => {
    if (document.activeElement === document.body) focusTable();
  });

  const loading = rows.length === 0 && (fleet.isPending || fleet.data?.loading === true);
  const filtered = view.text !== "" || tokens.length > 0;
  return (
    <CellContext value={surroundings}>
      <PageHeader
        title="Fleet"
        actions={
          <ViewOptions
            columns={view.columns}
            onColumns={view.setColumns}
            onUsual={view.resetColumns}
            density={view.density}
            onDensity={view.setDensity}
          />
        }
      >
        <CountChips counts={counts} tokens={tokens} onTokens={view.setTokens} />
      </PageHeader>
      <FilterBar
        inputRef={filterRef}
        rows={rows}
        text={view.text}
        onText={view.setText}
        tokens={tokens}
        onTokens={view.setTokens}
        onClear={view.clearFilter}
        onLeave={focusTable}
        note={<ReadNote rows={rows} sort={view.sort} tokens={tokens} text={text} />}
      />
      <CellStrips onRetry={retry} />
      {fleet.isError ? (
        <ErrorNotice
          className="mx-5 mt-3"
          what="The fleet could not be opened"
          failure={asFailure(fleet.error)}
          onRetry={() => void fleet.refetch()}
        />
      ) : (
        <div className="mx-5 mt-3 flex min-h-0 flex-1 flex-col">
          {rows.length === 0 && !loading ? (
            <FleetEmpty />
          ) : shown.length === 0 && filtered && !loading ? (
            <EmptyState
              icon="search"
              title="No service matches the filter"
              actions={<Button onClick={view.clearFilter}>Clear the filter</Button>}
            />
          ) : (
            <FleetTable
              gridRef={gridRef}
              rows={shown}
              columns={view.columns}
              density={view.density}
              sort={view.sort}
              onSort={view.setSort}
              current={view.current}
              ticked={ticked}
              actions={actions}
              onTickAll={ticks.tickAll}
              onKeyDown={keyboard.onKeyDown}
              onFocus={keyboard.onFocus}
              onVisible={onVisible}
              loading={loading}
            />
          )}
        </div>
      )}
      <FleetFooter
        rows={rows}
        shown={shown}
        ticked={tickedRows}
        onUntick={ticks.clear}
        moved={settled.moved}
        onSortAgain={settled.sortAgain}
        loading={loading}
      />
    </CellContext>
  );
}

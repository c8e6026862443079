"use client";

import {
  useTable,
  type ColumnVisibilityState,
  type RowSelectionState,
  type SortingState,
} from "@tanstack/react-table";
import { useRef, useState, type ReactNode } from "react";
import { features, type Columns } from "./columns";
import classes from "./data-table.module.css";
import { HeaderCell } from "./header-cell";
import { useRowCursor } from "./use-row-cursor";

export interface ServerOrder {
  readonly sorting: SortingState;
  readonly onSort: (next: SortingState) => void;
}

export interface DataTableProps<Row extends object> {
  /** names the table for screen readers */
  readonly label: string;
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** opens with Enter or a click; without it rows are not interactive */
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly selectedId?: string | undefined;
  /** crossed off in place: the table never jumps when a row is done */
  readonly isDone?: ((row: Row) => boolean) | undefined;
  /** chosen for something that is done to several; not the one that is open */
  readonly isChosen?: ((row: Row) => boolean) | undefined;
  /** a line over the first row, across all columns */
  readonly before?: ReactNode;
  readonly hiddenColumns?: readonly string[];
  /** all rows are here, none on a further page: headings sort them */
  readonly whole?: boolean;
  /** the server's order of pages, where a heading can choose it; all columns that can sort have an order there */
  readonly order?: ServerOrder | undefined;
  readonly maxHeight?: string;
  readonly empty: ReactNode;
}

/**
 * A dense table over one server page of rows: sticky header, a keyboard cursor (↑ ↓ j k Home End Enter), wide
 * tables scroll inside.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, onOpen, order, hiddenColumns = NONE, empty } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const columnVisibility: ColumnVisibilityState = Object.fromEntries(hiddenColumns.map((id) => [id, false]));
  const [sorting, setSorting] = useState<SortingState>([]);
  const rowSelection: RowSelectionState = props.selectedId === undefined ? {} : { [props.selectedId]: true };
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: rowId,
    enableSorting: props.whole === true || order !== undefined,
    manualSorting: order !== undefined,
    state: { columnVisibility, rowSelection, sorting: order?.sorting ?? sorting },
    onSortingChange: (next) => {
      if (order === undefined) return setSorting(next);
      order.onSort(typeof next === "function" ? next(order.sorting) : next);
    },
  });
  const shown = table.getRowModel().rows;
  const cursor = useRowCursor(
    body,
    shown.length,
    onOpen === undefined
      ? undefined
      : (at) => {
          const row = shown[at];
          if (row !== undefined) onOpen(row.original);
        },
    shown.findIndex((row) => row.getIsSelected()),
  );
  if (rows.length === 0) return empty;
  return (
    <div
      className={classes.scroll}
      style={{ maxHeight: props.maxHeight }}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table className={classes.table} aria-label={label}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <HeaderCell
                  key={header.id}
                  note={header.column.columnDef.meta}
                  sorted={header.column.getCanSort() ? header.column.getIsSorted() : undefined}
                  onSort={header.column.getToggleSortingHandler()}
                >
                  <table.FlexRender header={header} />
                </HeaderCell>
              ))}
            </tr>
          ))}
        </thead>
        {props.before !== undefined && (
          <tbody>
            <tr className={classes.before}>
              <td colSpan={table.getVisibleLeafColumns().length}>{props.before}</td>
            </tr>
          </tbody>
        )}
        <tbody ref={body} onKeyDown={cursor.onKeyDown}>
          {shown.map((row, at) => (
            <tr
              key={row.id}
              data-id={row.id}
              data-selected={row.getIsSelected() || undefined}
              data-chosen={props.isChosen?.(row.original) || undefined}
              data-done={props.isDone?.(row.original) || undefined}
              data-opens={onOpen !== undefined || undefined}
              aria-current={row.getIsSelected() ? "true" : undefined}
              {...(onOpen === undefined ? {} : cursor.rowProps(at))}
            >
              {row.getVisibleCells().map((cell) => {
                const note = cell.column.columnDef.meta;
                return (
                  <td key={cell.id} data-align={note?.align} data-wide={note?.wide} data-wrap={note?.wrap}>
                    <table.FlexRender cell={cell} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const NONE: readonly string[] = [];

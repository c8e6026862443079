import {
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";

/** What a column says about itself beyond TanStack's own fields. */
export interface ColumnNote {
  /** numbers stand to the right */
  readonly align?: "right";
  readonly width?: number | string;
  /** left out on a phone, where the row is opened instead */
  readonly wide?: boolean;
  /** long text may take several lines; everything else stays on one */
  readonly wrap?: boolean;
}

/** Filtering and paging are the server's, and so is the order of what comes in pages. */
export const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: {} as ColumnNote,
});
export type Features = typeof features;

/**
 * `const c = columnsOf<Row>()`, then `c.columns([c.accessor("field", {header, cell, meta}), c.display({id,
 * …})])`, outside the component or in a memo.
 */
export function columnsOf<Row extends object>() {
  return createColumnHelper<Features, Row>();
}

export type Columns<Row extends object> = ReturnType<ReturnType<typeof columnsOf<Row>>["columns"]>;

/** One of them, e.g. for a helper that builds a column. */
export type Column<Row extends object> = Columns<Row>[number];

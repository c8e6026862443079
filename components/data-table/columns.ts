import { columnVisibilityFeature, createColumnHelper, tableFeatures } from "@tanstack/react-table";

/** What a column says about itself beyond TanStack's own fields. */
export interface ColumnNote {
  /** numbers stand to the right */
  readonly align?: "right";
  /** the value of `urut` that sorts by this column on the server */
  readonly sort?: string;
  readonly width?: number | string;
  /** left out on a phone, where the row is opened instead */
  readonly wide?: boolean;
  /** long text may take several lines; everything else stays on one */
  readonly wrap?: boolean;
}

/** Sorting, filtering and paging are the server's: the table only draws rows and hides columns. */
export const features = tableFeatures({ columnVisibilityFeature, columnMeta: {} as ColumnNote });
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

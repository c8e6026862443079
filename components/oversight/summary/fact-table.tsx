import type { ReactNode } from "react";
import classes from "./summary.module.css";

export interface FactRow {
  readonly id: string;
  readonly label: ReactNode;
  readonly cells: readonly ReactNode[];
}

interface FactTableProps {
  readonly label: string;
  readonly lead?: string;
  /** where the section's own heading says already what the table holds */
  readonly captioned?: boolean;
  readonly head: string;
  readonly columns: readonly string[];
  /** the cells are words and not figures: they stand on the left and may break */
  readonly worded?: boolean;
  /** columns for which a phone has no room, counted from 0 */
  readonly wide?: readonly number[];
  readonly rows: readonly FactRow[];
}

/** A small table of measures under its own caption; nothing at all where there is nothing to say. */
export function FactTable(props: FactTableProps) {
  const { label, lead, captioned = true, head, columns, worded = false, wide = [], rows } = props;
  if (rows.length === 0) return null;
  return (
    <div className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
      <table
        className={classes.table}
        aria-label={label}
        data-measures={captioned || undefined}
        data-worded={worded || undefined}
      >
        {captioned && (
          <caption className={classes.caption}>
            {label}
            {lead !== undefined && <span>{lead}</span>}
          </caption>
        )}
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((column, at) => (
              <th key={column} scope="col" data-wide={wide.includes(at) || undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, at) => (
                <td key={columns[at]} data-wide={wide.includes(at) || undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

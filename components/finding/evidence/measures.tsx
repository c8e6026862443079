"use client";

import classes from "@/components/finding/pane/pane.module.css";

export interface Measure {
  readonly label: string;
  readonly text: string;
  /** last and small: what weighs least for a reader */
  readonly quiet?: boolean;
}

/** Names and values in as many columns as there is room for. */
export function Measures({
  label,
  measures,
}: {
  readonly label: string;
  readonly measures: readonly Measure[];
}) {
  if (measures.length === 0) return null;
  return (
    <dl className={classes.evidence} aria-label={label}>
      {measures.map(({ label: name, text, quiet }) => (
        <div key={name} data-quiet={quiet || undefined}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

import classes from "./chart-key.module.css";

export interface KeyEntry {
  readonly mark: "self" | "other" | "line" | "self-line" | "band";
  readonly label: string;
}

/** What the shades of a chart mean, in the order in which they stand beside each other. */
export function ChartKey({ entries }: { readonly entries: readonly KeyEntry[] }) {
  return (
    <div className={classes.key}>
      {entries.map(({ mark, label }) => (
        <span key={mark}>
          <i data-mark={mark} />
          {label}
        </span>
      ))}
    </div>
  );
}

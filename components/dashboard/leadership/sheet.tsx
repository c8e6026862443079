import classes from "./sheet.module.css";

export interface SheetPart {
  readonly title: string;
  readonly lines: readonly {
    readonly text: string;
    /** number of the footnote that says where it comes from */
    readonly source?: number;
  }[];
}

interface SheetProps {
  readonly parts: readonly SheetPart[];
  readonly signature: string;
  /** footnotes, one a line */
  readonly sources: string;
}

/** One A4 sheet, on the screen as on paper. */
export function Sheet({ parts, signature, sources }: SheetProps) {
  return (
    <div className={classes.sheet}>
      {parts.map(({ title, lines }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {lines.map(({ text, source }) => (
              <li key={text}>
                {text}
                {source !== undefined && <sup>{source}</sup>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className={classes.signature}>{signature}</p>
      <ol className={classes.sources}>
        {sources.split("\n").map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ol>
    </div>
  );
}

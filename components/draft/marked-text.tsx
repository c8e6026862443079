import type { ReactNode } from "react";
import type { Unmatched } from "@/lib/draft/model/numbers";
import classes from "./draft.module.css";

/** A text with the numbers marked that stand in no figure. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly Unmatched[] }) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { at, text: found } of marks) {
    parts.push(text.slice(from, at), <mark key={at}>{found}</mark>);
    from = at + found.length;
  }
  return (
    <div className={classes.text}>
      {parts}
      {text.slice(from)}
    </div>
  );
}

import type { ReactNode } from "react";
import classes from "./data-table.module.css";

/** A second line of a cell, on a phone only: says what the columns say that are left out there. */
export function Narrow({ children }: { readonly children: ReactNode }) {
  return <div className={classes.narrow}>{children}</div>;
}

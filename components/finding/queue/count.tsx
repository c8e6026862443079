"use client";

import { useFormatter } from "next-intl";
import classes from "./count.module.css";

/** Counting stops at a thousand: "1.000+". */
const BOUND = 1000;

export function Count({ value }: { readonly value: number }) {
  const format = useFormatter();
  return (
    <span className={classes.count}>{value > BOUND ? `${format.number(BOUND)}+` : format.number(value)}</span>
  );
}

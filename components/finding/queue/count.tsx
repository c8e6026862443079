"use client";

import { useFormatter } from "next-intl";
import { COUNT_BOUND } from "@/lib/finding/model/queue/filter";
import classes from "./count.module.css";

/** Beyond the bound nothing was counted: "1.000+". */
export function Count({ value }: { readonly value: number }) {
  const format = useFormatter();
  return (
    <span className={classes.count}>
      {value > COUNT_BOUND ? `${format.number(COUNT_BOUND)}+` : format.number(value)}
    </span>
  );
}

"use client";

import { useFormatter } from "next-intl";

const UNITS = ["B", "kB", "MB", "GB"] as const;

/** 4,2 MB: powers of a thousand, as file managers show them. */
export function useByteText(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
    return `${format.number(bytes / 1_000 ** step, { maximumFractionDigits: step < 2 ? 0 : 1 })} ${UNITS[step]}`;
  };
}

"use client";

import { useTranslations } from "next-intl";
import type { DateDifference } from "@/lib/finding/model/comparison/records";
import type { Serialized } from "@/lib/serialized";
import type { IdentityDifference } from "@/lib/roll/identity-number";
import classes from "./comparison.module.css";

interface DifferenceNoteProps {
  readonly identity?: Serialized<IdentityDifference> | null;
  readonly date?: Serialized<DateDifference> | null;
}

/** Where two masked values differ, in words: the reviewer sees the slip without seeing the number. */
export function DifferenceNote({ identity, date }: DifferenceNoteProps) {
  const t = useTranslations("finding.difference");
  const words = identity ? identityWords(identity, t) : date ? dateWords(date, t) : null;
  return words === null ? null : <span className={classes.note}>≠ {words}</span>;
}

type T = (key: string, values?: Record<string, string | number>) => string;

function identityWords(difference: Serialized<IdentityDifference>, t: T): string | null {
  switch (difference.kind) {
    case "equal":
      return null;
    case "digit":
      return t("digit", { position: difference.position });
    case "swap":
      return t("swap", { first: difference.position, second: difference.position + 1 });
    case "masked":
      return t("masked", { count: difference.positions.length });
    case "several":
      return difference.positions.length > 6
        ? t("unlike")
        : t("several", { positions: difference.positions.join(", ") });
  }
}

function dateWords(difference: Serialized<DateDifference>, t: T): string | null {
  if ("parts" in difference)
    return t("parts", { parts: difference.parts.map((part) => t(`part.${part}`)).join(", ") });
  return difference.kind === "swap" ? t("day-month") : null;
}

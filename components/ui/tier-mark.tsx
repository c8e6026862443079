import type { Tier } from "@/lib/finding/model/state";
import { useTranslations } from "next-intl";
import classes from "./tier-mark.module.css";

const SHAPES: Record<Tier, string> = {
  T: "M7 1.5 13.5 12.5h-13z",
  S: "M7 0.8 13.2 7 7 13.2 0.8 7z",
  I: "M7 1.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 7 1.2z",
};

interface TierMarkProps {
  readonly tier: Tier;
  /** only the shape, with the word for screen readers: for narrow columns */
  readonly compact?: boolean;
}

/** Tinggi ▲ · Sedang ◆ · Informasi ●: shape and word carry the meaning, colour only repeats it. */
export function TierMark({ tier, compact = false }: TierMarkProps) {
  const word = useTranslations("common.tier")(tier);
  return (
    <span className={classes.root} data-tier={tier} title={compact ? word : undefined}>
      <svg width="14" height="14" viewBox="0 0 14 14" fill="currentColor" aria-hidden>
        <path d={SHAPES[tier]} />
      </svg>
      <span className={compact ? classes.hidden : undefined}>{word}</span>
    </span>
  );
}

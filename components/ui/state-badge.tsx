import { useTranslations } from "next-intl";
import classes from "./state-badge.module.css";

/** `open` still asks something of somebody · `waiting` on others · `done` · `bad` failed · `quiet` no news */
export type StateTone = "open" | "waiting" | "done" | "bad" | "quiet";

interface StateBadgeProps {
  readonly tone: StateTone;
  readonly children: string;
}

/** A state in words; the dot's form says the tone without colour: hollow, half, full, cross. */
export function StateBadge({ tone, children }: StateBadgeProps) {
  return (
    <span className={classes.root} data-tone={tone}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden>
        {MARKS[tone]}
      </svg>
      {children}
    </span>
  );
}

const MARKS = {
  open: <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  waiting: (
    <>
      <circle cx="5" cy="5" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M5 0.8a4.2 4.2 0 0 1 0 8.4z" fill="currentColor" />
    </>
  ),
  done: <circle cx="5" cy="5" r="4.4" fill="currentColor" />,
  bad: <path d="m1.5 1.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  quiet: <path d="M1.5 5h7" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
} as const;

const FINDING_TONES: Record<string, StateTone> = {
  new: "open",
  unsure: "open",
  reopened: "open",
  returned: "open",
  field_check: "waiting",
  awaiting_signoff: "waiting",
  final: "done",
};

/** The state of a finding, and beside it that somebody holds it. */
export function FindingStateBadge({
  state,
  outcome,
}: {
  readonly state: string;
  readonly outcome?: string | null;
}) {
  const t = useTranslations("common");
  const word =
    state === "final" && typeof outcome === "string" ? t(`outcome.${outcome}`) : t(`state.${state}`);
  return <StateBadge tone={FINDING_TONES[state] ?? "quiet"}>{word}</StateBadge>;
}

"use client";

import { Button, Checkbox, Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import { TierMark } from "@/components/ui/tier-mark";
import type { PlannedDetector } from "@/lib/run/model/plan";
import classes from "./detector-list.module.css";

interface DetectorChoiceProps {
  readonly detectors: readonly PlannedDetector[];
  /** codes that the person left out */
  readonly left: ReadonlySet<string>;
  readonly onChange: (left: ReadonlySet<string>) => void;
}

/** All are chosen to begin with; what cannot run says why and stays on the list. */
export function DetectorChoice({ detectors, left, onChange }: DetectorChoiceProps) {
  const t = useTranslations("runs");
  const toggle = (code: string) => {
    const next = new Set(left);
    if (!next.delete(code)) next.add(code);
    onChange(next);
  };
  return (
    <>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => onChange(new Set())}>
          {t("choose-all")}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange(new Set(detectors.map(({ code }) => code)))}
        >
          {t("choose-none")}
        </Button>
      </Group>
      <ul className={classes.list}>
        {detectors.map(({ code, title, tier, whyNot }) => (
          <li key={code} className={classes.item} data-aside={whyNot !== null || undefined}>
            <Checkbox
              checked={whyNot === null && !left.has(code)}
              disabled={whyNot !== null}
              onChange={() => toggle(code)}
              label={`${code} · ${title}`}
              aria-describedby={whyNot === null ? undefined : `mengapa-${code}`}
            />
            {whyNot === null ? (
              <TierMark tier={tier} />
            ) : (
              <span id={`mengapa-${code}`} className={classes.why}>
                {whyNot}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

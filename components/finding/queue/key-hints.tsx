"use client";

import { Kbd, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useOwnKeys } from "@/components/ui/own-keys";
import { keyLines } from "./keys";
import classes from "./workbench.module.css";

interface KeyHintsProps {
  readonly judges: boolean;
  readonly open: boolean;
  readonly onHelp: () => void;
}

/** The keys that do something now, along the bottom edge. */
export function KeyHints({ judges, open, onHelp }: KeyHintsProps) {
  const t = useTranslations("queue");
  const lines = keyLines(useOwnKeys());
  const judging = judges
    ? lines.judge.filter(
        ({ name }) => name === "next" || (open && name !== "split" && name !== "field-result"),
      )
    : [];
  const choosing = judges && !open ? lines.bulk : [];
  const hints = [...lines.move.filter(({ name }) => open || name !== "close"), ...judging, ...choosing];
  return (
    <div className={classes.hints} aria-hidden>
      {hints.map(({ keys, name }) => (
        <span key={name}>
          {keys.map((key) => (
            <Kbd size="xs" key={key}>
              {key}
            </Kbd>
          ))}
          {t(`key.${name}`)}
        </span>
      ))}
      <UnstyledButton tabIndex={-1} onClick={onHelp} fz="xs">
        <Kbd size="xs">?</Kbd> {t("key.help")}
      </UnstyledButton>
    </div>
  );
}

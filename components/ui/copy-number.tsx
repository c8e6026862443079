"use client";

import { CopyButton, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./identity-number.module.css";

/** Copies a number that stands there in full. */
export function CopyNumber({ value }: { readonly value: string }) {
  const t = useTranslations("finding.number");
  return (
    <CopyButton value={value} timeout={3000}>
      {({ copied, copy }) => (
        <UnstyledButton className={classes.copy} onClick={copy} aria-live="polite">
          {t(copied ? "copied" : "copy")}
        </UnstyledButton>
      )}
    </CopyButton>
  );
}

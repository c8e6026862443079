"use client";

import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Fold } from "./use-fold";
import classes from "./workbench.module.css";

/** "25 diputuskan, lihat": the lines that are done, folded into one. */
export function DoneFold({ fold }: { readonly fold: Fold }) {
  const t = useTranslations("queue");
  return (
    <UnstyledButton className={classes.fold} onClick={fold.toggle} aria-expanded={!fold.shut}>
      {t(fold.shut ? "fold.shut" : "fold.open", { count: fold.done })}
    </UnstyledButton>
  );
}

"use client";

import { CloseButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { forgetWithPerson } from "@/components/ui/person-memory";
import classes from "./summary.module.css";

/** Up to when this person has put the note away; gone with the person. */
let dismissedUntil = 0;
forgetWithPerson(() => {
  dismissedUntil = 0;
});

/**
 * A quiet word to somebody whose last judgements came quicker than reading takes; nobody else is told. It can be
 * put away, and ends by itself.
 */
export function QuickNote({ until }: { readonly until: Date }) {
  const t = useTranslations("summary");
  const common = useTranslations("common");
  const [ended, setEnded] = useState(false);
  const end = until.getTime();
  useEffect(() => {
    const left = end - Date.now();
    setEnded(left <= 0 || end <= dismissedUntil);
    const timer = setTimeout(() => setEnded(true), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [end]);
  if (ended) return null;
  const dismiss = () => {
    dismissedUntil = end;
    setEnded(true);
  };
  return (
    <div className={classes.notice} role="note">
      <span>{t("quick")}</span>
      <CloseButton size="sm" aria-label={common("close")} onClick={dismiss} />
    </div>
  );
}

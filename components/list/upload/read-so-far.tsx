"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Warnings } from "@/components/snapshot/upload/check-section";
import { personText } from "@/components/list/person-text";
import type { ListCheck } from "@/lib/list/model/view";
import classes from "./read-so-far.module.css";

/** What was read of the files: counts, the first people, and every line that is no entry. */
export function ReadSoFar({ check }: { readonly check: ListCheck }) {
  const t = useTranslations("list.upload");
  const rejects = useTranslations("data.rejectReason");
  return (
    <div className={classes.root}>
      <Text aria-live="polite">{t("was-read", { entries: check.entries, rejected: check.rejected })}</Text>
      {check.warnings.length > 0 && <Warnings warnings={check.warnings} />}
      {check.people.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {t("first-people")}
          </Text>
          <ul>
            {check.people.map((person, i) => (
              <li key={i}>{personText(person)}</li>
            ))}
          </ul>
        </>
      )}
      {check.rejects.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {t("rejected")}
          </Text>
          <ul>
            {check.rejects.map(({ line, reason, masked }, i) => (
              <li key={i}>
                {t("rejected-line", { line, reason: rejects(reason) })} {masked}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

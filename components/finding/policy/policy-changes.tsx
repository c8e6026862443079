"use client";

import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { Section } from "@/components/ui/section";
import type { PolicyChange } from "@/lib/finding/queries/policy-history";
import classes from "./policy-changes.module.css";
import { usePolicyText } from "./use-policy-text";

/** Every change of the policy, newest first, with its reason: the same changes stand on the trail. */
export function PolicyChanges({ changes }: { readonly changes: readonly PolicyChange[] }) {
  const t = useTranslations("settings.policy");
  const text = usePolicyText();
  return (
    <Section title={t("history")} lead={changes.length === 0 ? t("history-none") : t("history-lead")}>
      {changes.length > 0 && (
        <Table aria-label={t("history")} className={classes.table} maw={980}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">{t("at")}</TableTh>
              <TableTh scope="col">{t("by")}</TableTh>
              <TableTh scope="col">{t("param")}</TableTh>
              <TableTh scope="col">{t("value")}</TableTh>
              <TableTh scope="col">{t("reason")}</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {changes.map(({ id, at, by, param, before, value, reason }) => (
              <TableTr key={id}>
                <TableTd>
                  <DateText value={at} short />
                </TableTd>
                <TableTd>{by}</TableTd>
                <TableTd>{t(`params.${param}`)}</TableTd>
                <TableTd>{t("from-to", { from: text(param, before), to: text(param, value) })}</TableTd>
                <TableTd>{reason}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      )}
    </Section>
  );
}

"use client";

import { Button, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DateText } from "@/components/ui/date-text";
import { Section } from "@/components/ui/section";
import { SideDrawer } from "@/components/ui/side-drawer";
import type { PolicyParam } from "@/lib/finding/model/policy-input";
import type { PolicyLine } from "@/lib/finding/queries/policy-history";
import { PolicyForm, type SavePolicy } from "./policy-form";
import classes from "./policy-table.module.css";
import { usePolicyText } from "./use-policy-text";

interface PolicyTableProps {
  readonly lines: readonly PolicyLine[];
  readonly save: SavePolicy;
}

/** How strictly the office checks its own work; each rule opens a form for the new value and its reason. */
export function PolicyTable({ lines, save }: PolicyTableProps) {
  const t = useTranslations("settings.policy");
  const text = usePolicyText();
  const [open, setOpen] = useState<PolicyParam | null>(null);
  const line = lines.find(({ name }) => name === open);
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div role="region" aria-label={t("title")}>
        <Table aria-label={t("title")} className={classes.table} verticalSpacing="sm" maw={980}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">{t("param")}</TableTh>
              <TableTh scope="col">{t("value")}</TableTh>
              <TableTh scope="col" className={classes.wide}>
                {t("default")}
              </TableTh>
              <TableTh scope="col" className={classes.wide}>
                {t("changed")}
              </TableTh>
              <TableTh scope="col">
                <span className={classes.hidden}>{t("change")}</span>
              </TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {lines.map(({ name, value, default: usual, change }) => (
              <TableTr key={name}>
                <TableTh scope="row" className={classes.rule}>
                  {t(`params.${name}`)}
                  <Text size="sm" c="dimmed" fw={400}>
                    {t(`hints.${name}`)}
                  </Text>
                </TableTh>
                <TableTd fw={change === null ? 400 : 600}>{text(name, value)}</TableTd>
                <TableTd c="dimmed" className={classes.wide}>
                  {text(name, usual)}
                </TableTd>
                <TableTd className={classes.wide}>
                  {change !== null && <DateText value={change.at} short />}
                </TableTd>
                <TableTd ta="right">
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={t("change-param", { param: t(`params.${name}`) })}
                    onClick={() => setOpen(name)}
                  >
                    {t("change")}
                  </Button>
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </div>
      <SideDrawer
        opened={line !== undefined}
        onClose={() => setOpen(null)}
        title={line && t(`params.${line.name}`)}
      >
        {line !== undefined && (
          <PolicyForm key={line.name} line={line} save={save} onDone={() => setOpen(null)} />
        )}
      </SideDrawer>
    </Section>
  );
}

"use client";

import { NativeSelect, Table, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CHOICES, type Choice, type Choices } from "@/lib/snapshot/model/column-choice";
import { IdentityNumber } from "@/components/ui/identity-number";
import type { TableGroup } from "./group-tables";
import classes from "./mapping-table.module.css";

interface MappingTableProps {
  readonly group: TableGroup;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

/** Each column of the file with three of its own values, and what Cermat takes it for. */
export function MappingTable({ group, choices, onChange }: MappingTableProps) {
  const t = useTranslations("data.upload");
  const columns = useTranslations("data.column");
  const optionsFor = (label: string) =>
    CHOICES.filter((choice) => choice !== "parts" || divided.has(label)).map((choice) => ({
      value: choice,
      label: choice === "none" ? t("ignore-column") : columns(choice),
    }));
  const divided = new Set(
    Object.values(group.example.mapping).flatMap(({ from, take }) => (take === "part" ? from : [])),
  );
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("mapping")}>
      <Table aria-label={t("mapping")} verticalSpacing={4} className={classes.table}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">{t("in-file")}</TableTh>
            <TableTh scope="col">{t("samples")}</TableTh>
            <TableTh scope="col">{t("read-as")}</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {group.example.columns.map(({ label, samples }) => (
            <TableTr key={label} data-ignored={choices[label] === "none" || undefined}>
              <TableTh scope="row">{label}</TableTh>
              <TableTd className={classes.samples}>
                {samples.map((sample) => (
                  <span key={sample}>
                    <IdentityNumber value={sample} />
                  </span>
                ))}
                {samples.length === 0 && t("no-samples")}
              </TableTd>
              <TableTd>
                <NativeSelect
                  aria-label={t("read-label-as", { label })}
                  data={optionsFor(label)}
                  value={choices[label] ?? "none"}
                  onChange={(event) => onChange({ ...choices, [label]: event.currentTarget.value as Choice })}
                />
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </div>
  );
}

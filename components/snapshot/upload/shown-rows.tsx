"use client";

import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { IdentityNumber } from "@/components/ui/identity-number";
import type { PreviewView } from "@/lib/snapshot/model/preview-view";
import classes from "./check-section.module.css";

const PLAIN = ["sex", "birthDate", "kecamatan", "desa", "tps", "rt", "rw", "remark"] as const;

/** What will be stored of each file: its first lines, as they were read, masked. */
export function ShownRows({ tables }: { readonly tables: PreviewView["tables"] }) {
  const t = useTranslations("data.upload");
  const columns = useTranslations("data.column");
  return tables.map(({ title, sheet, rows }) => {
    const name = sheet === null ? title : `${title} (${sheet})`;
    return (
      <div key={name}>
        <Text size="sm" fw={600}>
          {t("will-store", { name, rows: rows.length })}
        </Text>
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={name}>
          <Table
            verticalSpacing={2}
            className={classes.rows}
            aria-label={t("will-store", { name, rows: rows.length })}
          >
            <TableThead>
              <TableTr>
                <TableTh scope="col">{columns("name")}</TableTh>
                <TableTh scope="col">{columns("nik")}</TableTh>
                {PLAIN.map((column) => (
                  <TableTh key={column} scope="col">
                    {columns(column)}
                  </TableTh>
                ))}
                <TableTh scope="col">{t("stays-voter")}</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {rows.map((row, i) => (
                <TableTr key={i} className={row.active ? undefined : classes.struck}>
                  <TableTh scope="row">{row.name ?? "–"}</TableTh>
                  <TableTd data-label={columns("nik")}>
                    <IdentityNumber value={row.nik} />
                  </TableTd>
                  {PLAIN.map((column) => (
                    <TableTd key={column} data-label={columns(column)}>
                      {row[column] ?? "–"}
                    </TableTd>
                  ))}
                  <TableTd data-label={t("stays-voter")}>{t(row.active ? "voter-yes" : "voter-no")}</TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </div>
      </div>
    );
  });
}

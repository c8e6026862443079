"use client";

import {
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  Title,
  UnstyledButton,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "./chart-with-table.module.css";

export interface ChartTable {
  readonly head: readonly string[];
  /** already formatted; the first cell names the row */
  readonly rows: readonly (readonly ReactNode[])[];
}

interface ChartWithTableProps {
  readonly title: string;
  /** what there is to see, in one sentence: the chart's text for those who do not see it */
  readonly summary: string;
  readonly table: ChartTable;
  /** level of its heading: under what it stands */
  readonly order?: 2 | 4;
  readonly children: ReactNode;
}

/** A chart, its meaning in words, and its numbers one click away. */
export function ChartWithTable({ title, summary, table, order = 2, children }: ChartWithTableProps) {
  const t = useTranslations("common");
  const [open, { toggle }] = useDisclosure(false);
  return (
    <figure className={classes.figure}>
      <div className={classes.head}>
        <Title order={order} size={order === 2 ? "h3" : "h4"}>
          {title}
        </Title>
        <UnstyledButton className={classes.toggle} onClick={toggle} aria-expanded={open}>
          {t(open ? "show-chart" : "show-table")}
        </UnstyledButton>
      </div>
      {open ? (
        <NumbersTable label={title} {...table} />
      ) : (
        <div role="img" aria-label={`${title}. ${summary}`}>
          {children}
        </div>
      )}
      <Text component="figcaption" size="sm" c="dimmed">
        {summary}
      </Text>
    </figure>
  );
}

function NumbersTable({ label, head, rows }: ChartTable & { readonly label: string }) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <Table aria-label={label} stickyHeader>
        <TableThead>
          <TableTr>
            {head.map((cell) => (
              <TableTh key={cell}>{cell}</TableTh>
            ))}
          </TableTr>
        </TableThead>
        <TableTbody>
          {rows.map((row, at) => (
            <TableTr key={at}>
              {row.map((cell, column) => (
                <TableTd key={column}>{cell}</TableTd>
              ))}
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </div>
  );
}

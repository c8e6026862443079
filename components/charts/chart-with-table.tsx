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
import { useRef, type ReactNode } from "react";
import { DownloadMenu } from "./download-menu";
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
  readonly order?: 2 | 3 | 4;
  /** name of the files that it can be saved as, without ending; its table is then of plain texts */
  readonly fileName?: string;
  /** draws itself as something to walk through, with a text for each part, instead of as one picture */
  readonly walkable?: boolean;
  /** what stands above it says already what it shows: its title is for the ear, its tools stand in that line */
  readonly compact?: boolean;
  /** nor is its sentence shown, for the same reason */
  readonly told?: boolean;
  readonly children: ReactNode;
}

/** A chart, its meaning in words, and its numbers one click away. */
export function ChartWithTable({
  title,
  summary,
  table,
  order = 2,
  fileName,
  walkable = false,
  compact = false,
  told = false,
  children,
}: ChartWithTableProps) {
  const t = useTranslations("common");
  const figure = useRef<HTMLElement>(null);
  const [open, { toggle }] = useDisclosure(false);
  return (
    <figure className={classes.figure} ref={figure}>
      <div className={classes.head} data-compact={compact || undefined}>
        <Title order={order} size={order === 2 ? "h3" : "h4"}>
          {title}
        </Title>
        <span className={classes.tools}>
          <UnstyledButton className={classes.toggle} onClick={toggle} aria-expanded={open}>
            {t(open ? "show-chart" : "show-table")}
          </UnstyledButton>
          {fileName !== undefined && !open && (
            <DownloadMenu
              title={title}
              fileName={fileName}
              figure={figure}
              head={table.head}
              rows={table.rows.map((row) => row.map(String))}
            />
          )}
        </span>
      </div>
      {open ? (
        <NumbersTable label={title} {...table} />
      ) : (
        <div role={walkable ? "group" : "img"} aria-label={`${title}. ${summary}`}>
          {children}
        </div>
      )}
      <Text
        component="figcaption"
        size={compact ? "xs" : "sm"}
        c="dimmed"
        className={told ? classes.told : ""}
      >
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

"use client";

import { Checkbox } from "@mantine/core";
import { columnsOf, type Column } from "@/components/data-table/columns";
import { Narrow } from "@/components/data-table/narrow";
import { DateText } from "@/components/ui/date-text";
import { FindingStateBadge } from "@/components/ui/state-badge";
import { TierMark } from "@/components/ui/tier-mark";
import type { QueueLine } from "@/lib/finding/model/queue/line";
import { DecisionLine } from "./decision-line";
import { OutcomeMark } from "./outcome-mark";
import { Age } from "./age";
import { useSelection } from "@/components/finding/bulk/selection";
import classes from "./queue-columns.module.css";

export interface QueueTexts {
  readonly t: (key: string, values?: Record<string, string | number>) => string;
  /** detector code → its title */
  readonly titles: Readonly<Record<string, string>>;
  /** lines can be chosen to be judged together */
  readonly selectable: boolean;
}

/**
 * Code · what · where · tier · age · state · holder, as the clerk reads them from left to right; on a phone
 * tier and what, with code and place under it.
 */
export function queueColumns({ t, titles, selectable }: QueueTexts): Column<QueueLine>[] {
  const c = columnsOf<QueueLine>();
  return [
    ...(!selectable
      ? []
      : [
          c.display({
            id: "select",
            header: t("column.select"),
            cell: ({ row }) => <Choose line={row.original} t={t} />,
            meta: { width: 52, wide: true },
          }),
        ]),
    c.display({
      id: "tier",
      header: t("column.tier"),
      cell: ({ row }) => <TierMark tier={row.original.tier} compact />,
      meta: { width: 44 },
    }),
    c.display({
      id: "code",
      header: t("column.code"),
      cell: ({ row }) => <span className={classes.code}>{row.original.detector}</span>,
      meta: { width: 76, wide: true },
    }),
    c.display({
      id: "what",
      header: t("column.what"),
      cell: ({ row }) => <What line={row.original} title={titles[row.original.detector] ?? ""} t={t} />,
      meta: { wrap: true },
    }),
    c.accessor((row) => row.desaName ?? row.kecName ?? "", {
      id: "where",
      header: t("column.where"),
      sortDescFirst: false,
      cell: ({ row }) => <Where line={row.original} t={t} />,
      meta: { wide: true },
    }),
    c.accessor("createdAt", {
      id: "age",
      header: t("column.age"),
      sortDescFirst: false,
      cell: ({ row }) => <Age since={row.original.createdAt} />,
      meta: { wide: true, align: "right" },
    }),
    c.display({
      id: "state",
      header: t("column.state"),
      cell: ({ row }) => <State line={row.original} t={t} />,
      meta: { wide: true },
    }),
    c.display({
      id: "holder",
      header: t("column.holder"),
      cell: ({ row }) => <Holder line={row.original} t={t} />,
      meta: { wide: true },
    }),
  ];
}

/** More people than this are a number, not a list of names. */
const MANY = 4;

type Line = { readonly line: QueueLine; readonly t: QueueTexts["t"] };

/** Out of the tab order, which is the rows'; "x" does the same for the row under the cursor. */
function Choose({ line, t }: Line) {
  const { isChosen, canJoin, toggle } = useSelection();
  return (
    <span
      className={classes.choose}
      data-out={(!isChosen(line) && !canJoin(line)) || undefined}
      onClick={(event) => event.stopPropagation()}
    >
      <Checkbox
        size="xs"
        tabIndex={-1}
        aria-label={t("choose", { id: line.id })}
        checked={isChosen(line)}
        onChange={() => toggle(line)}
      />
    </span>
  );
}

/** Of a field check it says until when. */
function State({ line, t }: Line) {
  return (
    <>
      <FindingStateBadge state={line.state} outcome={line.outcome} />
      {line.state === "field_check" && line.dueDate !== null && (
        <span className={classes.names}>
          {" "}
          {t("due")} <DateText value={line.dueDate} short />
        </span>
      )}
    </>
  );
}

function What({ line, title, t }: Line & { readonly title: string }) {
  return (
    <div className={classes.what}>
      <span>{title}</span>
      <span className={classes.names}>
        {[line.about === null ? null : t(`about.${line.about}`), peopleOf(line, t), line.period]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {line.outcome !== null && <OutcomeMark outcome={line.outcome} />}
      {line.decision !== null && <DecisionLine decision={line.decision} />}
      <Narrow>
        <span className={classes.code}>{line.detector}</span> · <Where line={line} t={t} />
      </Narrow>
    </div>
  );
}

const peopleOf = (line: QueueLine, t: QueueTexts["t"]): string =>
  line.isGroup
    ? t("group", { count: line.rowCount })
    : line.rowCount > MANY
      ? t("many", { count: line.rowCount })
      : line.names;

function Where({ line, t }: Line) {
  const desa = line.desaName ?? line.desaKey?.split("|").at(-1) ?? line.kecName;
  if (desa == null || desa === "")
    return <span>{t(line.subjectType === "region" ? "whole-region" : "across")}</span>;
  return (
    <span>
      {desa}
      {line.tpsNo !== null && <span className={classes.tps}> · TPS {line.tpsNo}</span>}
    </span>
  );
}

function Holder({ line, t }: Line) {
  if (line.held === "me") return <span>{t("held-by-me")}</span>;
  if (line.held === "other") return <span>{line.holderName}</span>;
  if (line.assigneeName !== null)
    return <span className={classes.names}>{t("assigned-to", { name: line.assigneeName })}</span>;
  return <span aria-hidden>–</span>;
}

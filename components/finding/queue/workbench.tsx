"use client";

import { VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { KeysetPager } from "@/components/data-table/keyset-pager";
import type { FindingActions } from "@/lib/finding/model/actions";
import { useEscape } from "@/components/ui/use-escape";
import { useKeys } from "@/components/ui/use-keys";
import type { QueueLine } from "@/lib/finding/model/queue/line";
import { BulkBar } from "@/components/finding/bulk/bulk-bar";
import { HelpSheet } from "./help-sheet";
import { KeyHints } from "./key-hints";
import { OpenPane } from "./open-pane";
import { queueColumns } from "./queue-columns";
import { SelectionProvider } from "@/components/finding/bulk/selection";
import { useBulk } from "@/components/finding/bulk/use-bulk";
import { useSelectionKeys } from "@/components/finding/bulk/use-selection-keys";
import { useWorkbench } from "./use-workbench";
import classes from "./workbench.module.css";

export interface WorkbenchProps {
  readonly lines: readonly QueueLine[];
  readonly next: string | null;
  readonly summary: string;
  readonly titles: Readonly<Record<string, string>>;
  readonly actions: FindingActions;
  /** judges findings: is offered the next one */
  readonly judges: boolean;
  readonly snapshotId: number | undefined;
  readonly bulkLimit: number;
  readonly empty: ReactNode;
  /** title, tabs and filters: above the table, and beside the finding when one is open */
  readonly children: ReactNode;
}

/** Queue and finding on one screen, by keyboard: two panes at a desk, one at a time on a phone. */
export function Workbench({
  lines,
  next,
  summary,
  titles,
  actions,
  judges,
  snapshotId,
  bulkLimit,
  empty,
  children,
}: WorkbenchProps) {
  const t = useTranslations("queue");
  const bench = useWorkbench(lines, next, actions);
  const [helpOpen, help] = useDisclosure(false);
  const bulk = useBulk({ ...bench, limit: bulkLimit }, actions);
  const columns = useMemo(() => queueColumns({ t, titles, selectable: judges }), [judges, t, titles]);
  const { openId, open, move, takeNext, findings } = bench;
  const isOpen = openId !== null;
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ...(judges ? { n: () => void takeNext(snapshotId) } : {}),
    "?": help.open,
  });
  useEscape(() => open(null), isOpen);
  // The button of an open finding that can itself be undone shows the key, so the key is its own.
  useKeys({ z: () => void bench.undoLast() }, !(findings.shown?.view.can.includes("undo") ?? false));
  useSelectionKeys(bench.rows, bulk, judges && !isOpen);
  return (
    <div className={classes.bench} data-open={isOpen || undefined}>
      <div className={classes.list}>
        {children}
        <SelectionProvider value={bulk.selection}>
          <DataTable
            label={t("table")}
            columns={columns}
            rows={bench.rows}
            rowId={(row) => String(row.id)}
            onOpen={(row) => open(row.id)}
            selectedId={openId === null ? undefined : String(openId)}
            isDone={(row) => bench.isDone(row.id)}
            hiddenColumns={isOpen ? NARROW : NONE}
            empty={empty}
          />
        </SelectionProvider>
        {judges && !isOpen && <BulkBar bulk={bulk} titles={titles} />}
        <KeysetPager next={next} summary={summary} />
      </div>
      {isOpen && (
        <OpenPane
          id={openId}
          findings={findings}
          actions={actions}
          reload={async () => {
            bench.restore(openId);
            await findings.reload();
          }}
          onDecided={bench.onDecided}
          onClose={() => open(null)}
        />
      )}
      <VisuallyHidden role="status" aria-live="polite">
        {bench.announcement}
      </VisuallyHidden>
      <KeyHints judges={judges} open={isOpen} onHelp={help.open} />
      <HelpSheet opened={helpOpen} onClose={help.close} judges={judges} about={findings.shown} />
    </div>
  );
}

/** Beside an open finding the table keeps what tells lines apart. */
const NARROW: readonly string[] = ["select", "age", "holder", "where", "state"];
const NONE: readonly string[] = [];

"use client";

import { VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, type ReactNode } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { useUrlOrder } from "@/components/data-table/use-url-order";
import { KeysetPager } from "@/components/data-table/keyset-pager";
import type { FindingActions } from "@/lib/finding/model/actions";
import { useOwnKeys } from "@/components/ui/own-keys";
import { useEscape } from "@/components/ui/use-escape";
import { KEY_REFUSED, useKeys } from "@/components/ui/use-keys";
import type { QueueLine } from "@/lib/finding/model/queue/line";
import { BulkBar } from "@/components/finding/bulk/bulk-bar";
import { DeskCountsProvider } from "./desk-counts";
import { DoneFold } from "./done-fold";
import { GivenAnswer } from "./given-answer";
import { HelpSheet } from "./help-sheet";
import { KeyHints } from "./key-hints";
import { OpenPane } from "./open-pane";
import { OutboxBanner } from "./outbox-banner";
import { queueColumns } from "./queue-columns";
import { SelectionProvider } from "@/components/finding/bulk/selection";
import { useBulk } from "@/components/finding/bulk/use-bulk";
import { useSelectionKeys } from "@/components/finding/bulk/use-selection-keys";
import { useFold } from "./use-fold";
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
  /** the only period whose findings are wanted; undefined = any */
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
  const keys = useOwnKeys();
  const [helpOpen, help] = useDisclosure(false);
  const bulk = useBulk({ ...bench, limit: bulkLimit }, actions);
  const columns = useMemo(() => queueColumns({ t, titles, selectable: judges }), [judges, t, titles]);
  const { openId, open, move, takeNext, findings, given, outbox } = bench;
  const isOpen = openId !== null;
  const order = useUrlOrder(ORDERS);
  const fold = useFold(bench.rows, bench.done);
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ...(judges ? { [keys.next]: () => void takeNext(snapshotId) } : {}),
    "?": help.open,
  });
  useEscape(() => open(null), isOpen);
  // While an answer is told as just given, the key takes back that one; else the open finding may have the key.
  const undoesGiven = given.given?.undoable === true;
  const undoesOpen = findings.shown?.view.can.includes("undo") ?? false;
  useKeys({ [keys.undo]: () => void given.undo() }, undoesGiven || !undoesOpen);
  useEffect(() => {
    const refuse = () => notifications.show({ id: KEY_REFUSED, message: t("key-refused") });
    window.addEventListener(KEY_REFUSED, refuse);
    return () => window.removeEventListener(KEY_REFUSED, refuse);
  }, [t]);
  useSelectionKeys(bench.rows, bulk, judges && !isOpen);
  return (
    <DeskCountsProvider value={bench.counts}>
      <div
        className={classes.bench}
        data-open={isOpen || undefined}
        data-given={given.given !== null || undefined}
      >
        <div className={classes.list}>
          {children}
          <OutboxBanner kept={outbox.kept} onRetry={() => void outbox.send()} onOpen={bench.reopen} />
          <SelectionProvider value={bulk.selection}>
            <DataTable
              label={t("table")}
              columns={columns}
              rows={fold.rows}
              rowId={(row) => String(row.id)}
              onOpen={(row) => open(row.id)}
              selectedId={openId === null ? undefined : String(openId)}
              isDone={(row) => bench.isDone(row.id)}
              isChosen={bulk.selection.isChosen}
              hiddenColumns={isOpen ? NARROW : NONE}
              before={fold.done === 0 ? undefined : <DoneFold fold={fold} />}
              empty={empty}
              order={order}
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
            undoesElsewhere={undoesGiven}
          />
        )}
        {given.given !== null && <GivenAnswer given={given.given} onUndo={() => void given.undo()} />}
        <VisuallyHidden role="status" aria-live="polite">
          {bench.announcement}
        </VisuallyHidden>
        <KeyHints judges={judges} open={isOpen} onHelp={help.open} />
        <HelpSheet opened={helpOpen} onClose={help.close} judges={judges} about={findings.shown} />
      </div>
    </DeskCountsProvider>
  );
}

/** What each heading can ask of the server; every other order is in the list of orders. */
const ORDERS = {
  newest: [{ id: "age", desc: false }],
  oldest: [{ id: "age", desc: true }],
  place: [{ id: "where", desc: false }],
  "place-desc": [{ id: "where", desc: true }],
} as const;

/** Beside an open finding the table keeps what tells lines apart. */
const NARROW: readonly string[] = ["select", "age", "holder", "where", "state"];
const NONE: readonly string[] = [];

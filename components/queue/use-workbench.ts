"use client";

import { notifications } from "@mantine/notifications";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { FindingActs } from "@/components/findings/acts";
import type { Decided } from "@/components/findings/use-finding";
import type { LineChange, QueueLine } from "@/lib/domain/queue-line";
import { patched } from "@/components/data-table/use-url-state";
import { useShownFindings } from "./use-shown-findings";
import { useTurnPage } from "./use-turn-page";

/**
 * The table, the cursor in it, and the finding beside it. Lines are never taken away while somebody works: they are crossed off.
 * @param nextPage cursor of the next page of the list, null on the last
 */
export function useWorkbench(lines: readonly QueueLine[], nextPage: string | null, acts: FindingActs) {
  const t = useTranslations("queue");
  const [openId, open] = useOpenFinding(lines);
  const turnPage = useTurnPage(lines, nextPage, open);
  const [changes, setChanges] = useState<ReadonlyMap<number, LineChange>>(NONE);
  // Lines that the server has just read know more than we remember.
  useEffect(() => setChanges(NONE), [lines]);
  const [said, say] = useState("");
  const findings = useShownFindings(openId);
  const { prefetch, forget } = findings;
  const lastDecided = useRef<number | null>(null);

  const rows = useMemo(() => lines.map((line) => ({ ...line, ...changes.get(line.id) })), [lines, changes]);
  const at = rows.findIndex((row) => row.id === openId);
  const following = useCallback((from: number) => rows.slice(from + 1).find((row) => changes.get(row.id)?.done !== true) ?? null, [rows, changes]);

  // The next finding is already here when it is asked for.
  useEffect(() => {
    const next = at < 0 ? null : following(at);
    if (next !== null) prefetch(next.id);
  }, [at, following, prefetch]);

  const change = useCallback((id: number, to: LineChange | null) => {
    setChanges((now) => {
      const next = new Map(now);
      if (to === null) next.delete(id);
      else next.set(id, to);
      return next;
    });
  }, []);

  const onDecided = useCallback(
    ({ findingId, outcome, answer }: Decided) => {
      const line = rows.find((row) => row.id === findingId);
      const next = following(rows.findIndex((row) => row.id === findingId));
      change(findingId, { revision: line?.revision ?? 0, state: line?.state ?? "new", outcome, held: null, done: true });
      lastDecided.current = findingId;
      open(next?.id ?? null);
      if (next === null && !turnPage()) notifications.show({ message: t("list-end") });
      void answer.then((result) => {
        forget(findingId);
        if (result.ok) {
          change(findingId, { revision: result.value.revision, state: result.value.state, outcome, held: null, done: true });
          say(t("said-decided", { id: findingId, state: t(`state.${result.value.state}`) }));
          return;
        }
        // Rolled back: the line stands again, the words typed are still in the form.
        change(findingId, null);
        notifications.show({ color: "marun", autoClose: false, title: t("not-saved", { id: findingId }), message: result.error.message });
        say(`${t("not-saved", { id: findingId })} ${result.error.message}`);
        open(findingId);
      });
    },
    [change, following, forget, open, rows, t, turnPage],
  );

  const move = useCallback((step: 1 | -1) => {
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
    if (next === undefined) {
      if (step > 0) turnPage();
      return;
    }
    open(next.id);
    document.querySelector<HTMLElement>(`tr[data-id="${next.id}"]`)?.focus({ preventScroll: false });
  }, [at, open, rows, turnPage]);

  const takeNext = useCallback(
    async (snapshotId: number | undefined) => {
      const result = await acts.takeNext(snapshotId === undefined ? {} : { snapshotId }).catch(() => null);
      if (result === null || !result.ok) {
        notifications.show({ color: "marun", message: result === null ? t("offline") : result.error.message });
        return;
      }
      if (result.value === null) {
        notifications.show({ message: t("nothing-left") });
        say(t("nothing-left"));
        return;
      }
      forget(result.value.findingId);
      open(result.value.findingId);
      say(t("said-taken", { id: result.value.findingId }));
    },
    [acts, forget, open, t],
  );

  /** Undo from anywhere: goes back to the finding decided last, where "z" takes it back. */
  const backToLast = useCallback(() => {
    if (lastDecided.current !== null) open(lastDecided.current);
  }, [open]);

  const restore = useCallback((id: number) => change(id, null), [change]);
  return { rows, changes, openId, open, move, takeNext, backToLast, onDecided, restore, settle: change, said, findings };
}

const NONE: ReadonlyMap<number, LineChange> = new Map();

/**
 * The open finding stands in the address, without asking the server for the page again. The state here is ahead of the router, which
 * draws address changes when it has time: a key pressed at once must never reach the finding that was just left.
 */
function useOpenFinding(lines: readonly QueueLine[]): [number | null, (id: number | null) => void] {
  const path = usePathname();
  const first = idOf(useSearchParams());
  const [id, setId] = useState(first);
  const follow = useCallback(() => setId(idOf(new URLSearchParams(window.location.search))), []);
  useEffect(follow, [lines, follow]);
  useEffect(() => {
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, [follow]);
  const open = useCallback(
    (next: number | null) => {
      const now = new URLSearchParams(window.location.search);
      const query = patched(now, { temuan: next === null ? null : String(next), sesudah: now.get("sesudah") });
      setId(next);
      window.history.replaceState(null, "", query.size === 0 ? path : `${path}?${query.toString()}`);
    },
    [path],
  );
  return [id, open];
}

function idOf(params: { get: (name: string) => string | null }): number | null {
  const id = Number(params.get("temuan"));
  return Number.isInteger(id) && id > 0 ? id : null;
}

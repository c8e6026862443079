"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import type { Failure } from "@/lib/result";
import type { UploadArrival, UploadCard } from "@/lib/snapshot/model/upload-card";
import { startTransfer, type Transfer } from "./tus-transfer";
import type { FileRow, UploadActions } from "./upload-types";

/** Two at a time keep a slow line busy without starving each other. */
const PARALLEL = 2;
/** A small file is looked at before the first question; of a large one nobody needs to hear more often. */
const FIRST_MS = 150;
const LONGEST_MS = 1_000;

type Change =
  | { type: "add"; rows: FileRow[] }
  | { type: "set"; key: string; patch: Partial<FileRow> }
  | { type: "drop"; key: string };

function reduce(rows: readonly FileRow[], change: Change): readonly FileRow[] {
  if (change.type === "add") return [...rows, ...change.rows];
  if (change.type === "drop") return rows.filter(({ key }) => key !== change.key);
  return rows.map((row) => (row.key === change.key ? { ...row, ...change.patch } : row));
}

export interface Uploads {
  readonly rows: readonly FileRow[];
  readonly add: (files: readonly File[]) => void;
  /** names a file that is not sent, with the reason */
  readonly refuse: (file: File, reason: string) => void;
  /** goes on with a transfer whose connection broke */
  readonly retry: (key: string) => void;
  readonly remove: (key: string) => void;
}

/** The files of the upload page: a queue of transfers, and those that an earlier visit left ready. */
export function useUploads(
  earlier: readonly UploadCard[],
  arriving: readonly UploadArrival[],
  actions: UploadActions,
): Uploads {
  const [rows, change] = useReducer(reduce, [...earlier.map(readyRow), ...arriving.map(readingRow)]);
  const files = useRef(new Map<string, File>());
  const transfers = useRef(new Map<string, Transfer>());

  /** Asks how far the worker is with a file that has arrived, until it has said what it is. */
  const follow = useCallback(
    async (key: string, id: string, ended: AbortSignal) => {
      const set = (patch: Partial<FileRow>) => change({ type: "set", key, patch });
      set({ state: "reading" });
      for (let wait = FIRST_MS; !ended.aborted; wait = Math.min(wait * 1.5, LONGEST_MS)) {
        const result = await actions.inspect({ id });
        if (!result.ok) return set({ state: "refused", failure: result.error });
        const { card, inspected } = result.value;
        if (card !== null) return set({ state: "ready", card });
        set({ inspected });
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    },
    [actions],
  );
  const dropped = useRef(new Map<string, AbortController>());
  const followed = useCallback(
    (key: string, id: string) => {
      const ended = new AbortController();
      dropped.current.set(key, ended);
      follow(key, id, ended.signal).catch(() => change({ type: "set", key, patch: { state: "broken" } }));
    },
    [follow],
  );

  const send = useCallback(
    async (key: string, file: File) => {
      const set = (patch: Partial<FileRow>) => change({ type: "set", key, patch });
      set({ state: "sending", failure: null });
      const transfer = await startTransfer(file, {
        onProgress: (sent, speed) =>
          set({ sent, speed, ...(sent === file.size ? { state: "reading" } : {}) }),
        onRefused: (failure) => set({ state: "refused", failure }),
        onBroken: () => set({ state: "broken" }),
        onArrived: (id) => {
          set({ sent: file.size });
          followed(key, id);
        },
      });
      transfers.current.set(key, transfer);
    },
    [followed],
  );

  const left = useRef(arriving);
  useEffect(() => {
    const following = dropped.current;
    for (const { id } of left.current) followed(id, id);
    return () => following.forEach((ended) => ended.abort());
  }, [followed]);

  useEffect(() => {
    const busy = rows.filter(({ state }) => state === "sending" || state === "reading").length;
    for (const row of rows
      .filter(({ state }) => state === "waiting")
      .slice(0, Math.max(0, PARALLEL - busy))) {
      const file = files.current.get(row.key);
      if (file !== undefined) void send(row.key, file);
    }
  }, [rows, send]);

  return {
    rows,
    add: (added) => {
      const next = added.map((file) => ({ ...newRow(file), file }));
      for (const { key, file } of next) files.current.set(key, file);
      change({ type: "add", rows: next.map(({ file: _file, ...row }) => row) });
    },
    refuse: (file, reason) =>
      change({
        type: "add",
        rows: [{ ...newRow(file), state: "refused", failure: refusedBecause(reason) }],
      }),
    retry: (key) => change({ type: "set", key, patch: { state: "waiting" } }),
    remove: (key) => {
      const transfer = transfers.current.get(key);
      transfer?.abort();
      dropped.current.get(key)?.abort();
      const id =
        rows.find((row) => row.key === key)?.card?.id ??
        transfer?.uploadId() ??
        left.current.find(({ id }) => id === key)?.id;
      if (typeof id === "string") void actions.remove({ id });
      change({ type: "drop", key });
    },
  };
}

function newRow(file: File): FileRow {
  return {
    key: crypto.randomUUID(),
    name: file.name,
    size: file.size,
    state: "waiting",
    sent: 0,
    inspected: 0,
    speed: null,
    failure: null,
    card: null,
  };
}

function readyRow(card: UploadCard): FileRow {
  return {
    key: card.id,
    name: card.name,
    size: card.size,
    state: "ready",
    sent: card.size,
    inspected: card.size,
    speed: null,
    failure: null,
    card,
  };
}

const readingRow = ({ id, name, size, inspected }: UploadArrival): FileRow => ({
  key: id,
  name,
  size,
  state: "reading",
  sent: size,
  inspected,
  speed: null,
  failure: null,
  card: null,
});

const refusedBecause = (message: string): Failure => ({
  kind: "bad-input",
  code: "file-wrong-type",
  message,
});

"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useGuarded } from "@/components/ui/use-guarded";
import type { Failure, Result } from "@/lib/result";
import type { ShownFinding } from "@/lib/next/shown-finding";
import type { ActionResult, RevisionTarget, FindingActions } from "@/lib/finding/model/actions";
import { useLease } from "./use-lease";

export type FormName =
  | "accept"
  | "reject"
  | "unsure"
  | "field-check"
  | "field-result"
  | "paper"
  | "return"
  | "reopen"
  | "sign-off"
  | "reveal";

/**
 * What the surroundings of a pane are told: a line to cross off at once, and the answer of the server when it
 * comes.
 */
export interface Decided {
  readonly findingId: number;
  readonly outcome: "accepted" | "rejected" | null;
  readonly answer: Promise<Result<ActionResult>>;
}

interface UseFindingArgs {
  readonly view: Pick<ShownFinding["view"], "id" | "revision" | "held" | "can">;
  readonly actions: FindingActions;
  /** reads the finding again */
  readonly reload: () => Promise<void>;
  /** an action that ends this person's work on the finding */
  readonly onDecided: (decided: Decided) => void;
}

/**
 * The actions on one open finding: takes it when an answer is begun, keeps the lease while it is open, and says
 * what went wrong.
 */
export function useFinding({ view, actions, reload, onDecided }: UseFindingArgs) {
  const [form, setForm] = useState<FormName | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const opened = useRef(Date.now());
  const taking = useRef<Promise<number | null> | null>(null);
  useEffect(() => {
    opened.current = Date.now();
    taking.current = null;
  }, [view.id]);
  useLease(view, actions);

  const guarded = useGuarded();

  /** @returns the revision to answer with, or null when somebody else has the finding */
  const take = useCallback(async (): Promise<number | null> => {
    if (view.held === "me" || !view.can.includes("claim")) return view.revision;
    taking.current ??= guarded(() => actions.claim({ findingId: view.id })).then((result) => {
      if (result.ok) return result.value.revision;
      taking.current = null;
      setFailure(result.error);
      setForm(null);
      return null;
    });
    return taking.current;
  }, [actions, guarded, view.can, view.held, view.id, view.revision]);

  const open = useCallback(
    (name: FormName | null) => {
      setFailure(null);
      setForm(name);
      if (name !== null && TAKES.has(name)) void take();
    },
    [take],
  );

  const seconds = () => Math.min(86_400, Math.round((Date.now() - opened.current) / 1000));

  /** An action that ends the work here: the line is crossed off at once and comes back if the server says no. */
  const decide = useCallback(
    (
      outcome: Decided["outcome"],
      run: (target: RevisionTarget & { seconds: number }) => Promise<Result<ActionResult>>,
    ) => {
      const answer = take().then((revision) =>
        revision === null ? LOST : guarded(() => run({ findingId: view.id, revision, seconds: seconds() })),
      );
      setForm(null);
      onDecided({ findingId: view.id, outcome, answer });
    },
    [guarded, onDecided, take, view.id],
  );

  /** An action after which the finding stays open in front of the person. */
  const stay = useCallback(
    async (run: (target: RevisionTarget & { seconds: number }) => Promise<Result<unknown>>) => {
      const revision = await take();
      if (revision === null) return;
      const result = await guarded(() => run({ findingId: view.id, revision, seconds: seconds() }));
      setFailure(result.ok ? null : result.error);
      if (result.ok) setForm(null);
      taking.current = null;
      await reload();
    },
    [guarded, reload, take, view.id],
  );

  return { form, open, failure, setFailure, decide, stay };
}

export type FindingSession = ReturnType<typeof useFinding>;

const TAKES: ReadonlySet<FormName> = new Set(["accept", "reject", "unsure", "field-check", "field-result"]);

const LOST: Result<ActionResult> = { ok: false, error: { kind: "conflict", code: "not-taken", message: "" } };

"use client";

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { z } from "zod";
import { closeDraft, dropDraft, keepOpen, openDraft } from "@/components/finding/answer/drafts";
import { rememberedPerson, subscribePerson } from "@/components/ui/person-memory";
import { useGuarded } from "@/components/ui/use-guarded";
import type { Failure, Result } from "@/lib/result";
import type { ShownFinding } from "@/lib/next/shown-finding";
import type { ActionResult, RevisionTarget, FindingActions } from "@/lib/finding/model/actions";
import {
  newAttempt,
  saidOf,
  sendAction,
  type FinalAction,
  type Said,
} from "@/lib/finding/model/final-action";
import type { SentAction } from "@/components/finding/queue/outbox";
import { isUnheard } from "@/components/finding/queue/use-outbox";
import { useLease } from "./use-lease";

const formNameSchema = z.enum([
  "accept",
  "reject",
  "unsure",
  "field-check",
  "field-result",
  "paper",
  "return",
  "reopen",
  "sign-off",
  "undetermined",
  "reveal",
]);
export type FormName = z.infer<typeof formNameSchema>;

/**
 * What the surroundings of a pane are told: a line to cross off at once, the answer of the server when it
 * comes, and what to send once more where none comes.
 */
export interface Decided extends Said {
  readonly findingId: number;
  readonly sent: SentAction;
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
  const [busy, setBusy] = useState(false);
  const opened = useRef(Date.now());
  const taking = useRef<Promise<Result<number>> | null>(null);
  useEffect(() => {
    opened.current = Date.now();
    taking.current = null;
  }, [view.id]);
  useLease(view, actions);

  const guarded = useGuarded();

  /** @returns the revision to answer with, or why the finding is not this person's */
  const take = useCallback(async (): Promise<Result<number>> => {
    if (view.held === "me" || !view.can.includes("claim")) return { ok: true, value: view.revision };
    taking.current ??= guarded(() => actions.claim({ findingId: view.id })).then((result) => {
      if (result.ok) return { ok: true, value: result.value.revision };
      taking.current = null;
      setFailure(result.error);
      // What could not be asked may still be answered: the form stays for as long as nobody else is known to have it.
      if (!isUnheard(result.error)) setForm(null);
      return result;
    });
    return taking.current;
  }, [actions, guarded, view.can, view.held, view.id, view.revision]);

  const open = useCallback(
    (name: FormName | null) => {
      setFailure(null);
      setForm(name);
      if (name === null) closeDraft(view.id);
      else if (name !== "reveal") keepOpen(view.id, name);
      if (name !== null && TAKES.has(name)) void take();
    },
    [take, view.id],
  );

  // A form that stood open when the page was read anew stands open again, with what was in it.
  const person = useSyncExternalStore(subscribePerson, rememberedPerson, () => null);
  const offered = view.can.length > 0;
  useEffect(() => {
    const left = person === null || !offered ? null : formNameSchema.safeParse(openDraft(view.id)).data;
    if (left != null) open(left);
    // Once for each finding and person: what is opened and closed later is by hand.
  }, [person, view.id]);

  const seconds = () => Math.min(86_400, Math.round((Date.now() - opened.current) / 1000));

  /** An action that ends the work here: the line is crossed off at once and comes back if the server says no. */
  const decide = useCallback(
    (action: FinalAction) => {
      const attempt = newAttempt();
      const spent = { seconds: seconds() };
      const sent = { action, findingId: view.id, revision: view.revision, attempt, ...spent };
      const answer = take().then((taken) => {
        if (!taken.ok) return taken;
        sent.revision = taken.value;
        const target = { findingId: view.id, revision: taken.value, attempt, ...spent };
        return guarded(() => sendAction(actions, action, target));
      });
      setForm(null);
      onDecided({ findingId: view.id, ...saidOf(action), sent, answer });
    },
    [actions, guarded, onDecided, take, view.id, view.revision],
  );

  /** An action after which the finding stays open in front of the person. */
  const stay = useCallback(
    async (run: (target: RevisionTarget & { seconds: number }) => Promise<Result<unknown>>) => {
      setBusy(true);
      const taken = await take();
      if (!taken.ok) return setBusy(false);
      const revision = taken.value;
      const result = await guarded(() => run({ findingId: view.id, revision, seconds: seconds() }));
      setFailure(result.ok ? null : result.error);
      if (result.ok) {
        dropDraft(view.id);
        setForm(null);
      }
      taking.current = null;
      await reload();
      setBusy(false);
    },
    [guarded, reload, take, view.id],
  );

  return { form, open, failure, setFailure, decide, stay, busy };
}

export type FindingSession = ReturnType<typeof useFinding>;

const TAKES: ReadonlySet<FormName> = new Set(["accept", "reject", "unsure", "field-check", "field-result"]);

"use client";

import { CloseButton, Progress } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { LONG_ACTION_BEGUN } from "@/components/ui/long-action-begun";
import { readJson } from "@/components/ui/use-polled";
import { longActionStateSchema, isActive, type LongActionState } from "@/lib/long-action/model/long-action";
import classes from "./long-actions.module.css";

const PERIOD_MS = 1_000;
const longActionsSchema = z.array(longActionStateSchema);

/**
 * What the worker does for this person, on every page: how far it is, and how it ended. The page is drawn anew when
 * something has ended.
 */
export function LongActions({ initial }: { readonly initial: readonly LongActionState[] }) {
  const t = useTranslations("long-action");
  const router = useRouter();
  const [actions, setActions] = useState(initial);
  const [begun, setBegun] = useState(false);
  const [dismissed, setDismissed] = useState<readonly number[]>([]);
  const active = begun || actions.some(isActive);
  const worked = useRef(active);
  useEffect(() => {
    const look = () => setBegun(true);
    window.addEventListener(LONG_ACTION_BEGUN, look);
    return () => window.removeEventListener(LONG_ACTION_BEGUN, look);
  }, []);
  useEffect(() => {
    if (!active) {
      if (worked.current) router.refresh();
      worked.current = false;
      return;
    }
    worked.current = true;
    const ended = new AbortController();
    const ask = async () => {
      const now = await readJson("/api/pekerjaan", longActionsSchema, ended.signal);
      if (ended.signal.aborted || now === null) return;
      setBegun(false);
      setActions(now);
    };
    void ask();
    const timer = setInterval(() => void ask(), PERIOD_MS);
    return () => {
      ended.abort();
      clearInterval(timer);
    };
  }, [active, router]);
  const told = actions.filter(({ id }) => !dismissed.includes(id));
  if (told.length === 0) return null;
  return (
    <section className={classes.list} role="status" aria-label={t("title")}>
      {told.map((action) => (
        <div key={action.id} className={classes.entry} data-status={action.status}>
          <span>
            <strong>{t(`kind.${action.kind}`)}</strong>{" "}
            {action.problem ?? t(`status.${action.status}`, { done: action.done, total: action.total })}
          </span>
          {isActive(action) ? (
            <Progress
              className={classes.bar}
              value={(100 * action.done) / action.total}
              animated={action.done === 0}
              aria-label={t(`kind.${action.kind}`)}
            />
          ) : (
            <CloseButton
              size="sm"
              aria-label={t("dismiss")}
              onClick={() => setDismissed((before) => [...before, action.id])}
            />
          )}
        </div>
      ))}
    </section>
  );
}

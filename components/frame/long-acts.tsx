"use client";

import { CloseButton, Progress } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { ACT_BEGUN } from "@/components/ui/act-begun";
import { readJson } from "@/components/ui/use-polled";
import { actStateSchema, isActive, type ActState } from "@/lib/act/model/act";
import classes from "./long-acts.module.css";

const PERIOD_MS = 1_000;
const actsSchema = z.array(actStateSchema);

/**
 * What the worker does for this person, on every page: how far it is, and how it ended. The page is drawn anew when
 * something has ended.
 */
export function LongActs({ initial }: { readonly initial: readonly ActState[] }) {
  const t = useTranslations("act");
  const router = useRouter();
  const [acts, setActs] = useState(initial);
  const [begun, setBegun] = useState(false);
  const [dismissed, setDismissed] = useState<readonly number[]>([]);
  const active = begun || acts.some(isActive);
  const worked = useRef(active);
  useEffect(() => {
    const look = () => setBegun(true);
    window.addEventListener(ACT_BEGUN, look);
    return () => window.removeEventListener(ACT_BEGUN, look);
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
      const now = await readJson("/api/pekerjaan", actsSchema, ended.signal);
      if (ended.signal.aborted || now === null) return;
      setBegun(false);
      setActs(now);
    };
    void ask();
    const timer = setInterval(() => void ask(), PERIOD_MS);
    return () => {
      ended.abort();
      clearInterval(timer);
    };
  }, [active, router]);
  const told = acts.filter(({ id }) => !dismissed.includes(id));
  if (told.length === 0) return null;
  return (
    <section className={classes.acts} role="status" aria-label={t("title")}>
      {told.map((act) => (
        <div key={act.id} className={classes.act} data-status={act.status}>
          <span>
            <strong>{t(`kind.${act.kind}`)}</strong>{" "}
            {act.problem ?? t(`status.${act.status}`, { done: act.done, total: act.total })}
          </span>
          {isActive(act) ? (
            <Progress
              className={classes.bar}
              value={(100 * act.done) / act.total}
              animated={act.done === 0}
              aria-label={t(`kind.${act.kind}`)}
            />
          ) : (
            <CloseButton
              size="sm"
              aria-label={t("dismiss")}
              onClick={() => setDismissed((before) => [...before, act.id])}
            />
          )}
        </div>
      ))}
    </section>
  );
}

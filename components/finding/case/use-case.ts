"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { useGuarded } from "@/components/ui/use-guarded";
import type { FindingActions } from "@/lib/finding/model/actions";
import type { CaseLine, ShownCase } from "@/lib/next/shown-case";
import { readCase } from "./read-case";

/**
 * The case of an open finding: what else is asked about the same people, and which of it is to get the same answer.
 * Each is taken the moment it is chosen, as it stands on the screen.
 * @param version changes whenever the finding was read again
 */
export function useCase(findingId: number, version: number, actions: FindingActions) {
  const t = useTranslations("case");
  const [shown, setShown] = useState<ShownCase | null>(null);
  const [failed, setFailed] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<number, number>>(NONE);
  const guarded = useGuarded();

  useEffect(() => {
    let gone = false;
    setChosen(NONE);
    readCase(findingId).then(
      (read) => {
        if (gone) return;
        setShown(read);
        setFailed(false);
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
    };
  }, [findingId, version]);

  const toggle = async ({ id }: CaseLine): Promise<void> => {
    if (chosen.has(id)) {
      setChosen((now) => new Map([...now].filter(([one]) => one !== id)));
      await guarded(() => actions.release({ findingId: id }));
      return;
    }
    const taken = await guarded(() => actions.claim({ findingId: id }));
    if (taken.ok) setChosen((now) => new Map(now).set(id, taken.value.revision));
    else notifications.show({ color: "marun", message: taken.error.message });
  };

  /** Judges, and gives the same answer to those that were chosen; each answers for itself. */
  const judge = useCallback<FindingActions["judge"]>(
    async (input) => {
      const result = await actions.judge(input);
      if (!result.ok || chosen.size === 0) return result;
      const items = [...chosen].map(([id, revision]) => ({ findingId: id, revision }));
      const carried = await guarded(() => actions.carry({ from: findingId, items, confirmed: true }));
      const saved = carried.ok ? carried.value.filter((item) => item.ok).length : 0;
      notifications.show(
        carried.ok && saved === items.length
          ? { message: t("carried", { count: saved }) }
          : {
              color: "marun",
              autoClose: false,
              message: carried.ok ? t("carried-some", { saved, all: items.length }) : carried.error.message,
            },
      );
      return result;
    },
    [actions, chosen, findingId, guarded, t],
  );

  return { shown, failed, chosen, toggle, judge };
}

export type CaseSession = ReturnType<typeof useCase>;

const NONE: ReadonlyMap<number, number> = new Map();

"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { FindingActions } from "@/lib/finding/model/actions";

interface Taken {
  /** a finding is this person's now */
  readonly onTaken: (id: number) => void;
  readonly announce: (text: string) => void;
}

/** Takes the next finding that nobody holds, wherever it stands, and says what became of it. */
export function useTakeNext(
  actions: Pick<FindingActions, "takeNext">,
  { onTaken, announce }: Taken,
): (snapshotId: number | undefined) => Promise<void> {
  const t = useTranslations("queue");
  return useCallback(
    async (snapshotId) => {
      const result = await actions.takeNext(snapshotId === undefined ? {} : { snapshotId }).catch(() => null);
      if (result === null || !result.ok) {
        notifications.show({
          color: "marun",
          message: result === null ? t("offline") : result.error.message,
        });
        return;
      }
      if (result.value === null) {
        notifications.show({ message: t("nothing-left") });
        announce(t("nothing-left"));
        return;
      }
      onTaken(result.value.findingId);
      announce(t("announce-taken", { id: result.value.findingId }));
    },
    [actions, onTaken, announce, t],
  );
}

"use client";

import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ShownFinding } from "@/lib/next/shown-finding";
import type { FindingActions } from "@/lib/finding/model/actions";
import { FindingPane } from "./finding-pane";
import type { Decided } from "./use-finding";

/**
 * A finding by itself, from a link, a report or a message: the same pane, drawn again by the server after
 * each action.
 */
export function FindingPage({
  initial,
  actions,
}: {
  readonly initial: ShownFinding;
  readonly actions: FindingActions;
}) {
  const t = useTranslations("queue");
  const router = useRouter();
  const reload = useCallback(() => Promise.resolve(router.refresh()), [router]);
  const onDecided = useCallback(
    ({ findingId, answer }: Decided) =>
      void answer.then((result) => {
        if (!result.ok)
          notifications.show({
            color: "marun",
            autoClose: false,
            title: t("not-saved", { id: findingId }),
            message: result.error.message,
          });
        router.refresh();
      }),
    [router, t],
  );
  return (
    <div style={{ maxWidth: 920 }}>
      <FindingPane shown={initial} actions={actions} reload={reload} onDecided={onDecided} titled />
    </div>
  );
}

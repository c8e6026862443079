"use client";

import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { FindingActions } from "@/lib/finding/model/actions";
import { FindingPane } from "@/components/finding/pane/finding-pane";
import type { Decided } from "@/components/finding/pane/use-finding";
import { FailureNote } from "@/components/ui/failure-note";
import { useEarlyKeys } from "@/components/ui/use-early-keys";
import { useOwnKeys } from "@/components/ui/own-keys";
import { PaneSkeleton } from "./pane-skeleton";
import type { useShownFindings } from "./use-shown-findings";
import classes from "./workbench.module.css";

interface OpenPaneProps {
  readonly id: number;
  readonly findings: Pick<ReturnType<typeof useShownFindings>, "shown" | "failure">;
  readonly actions: FindingActions;
  readonly reload: () => Promise<void>;
  readonly onDecided: (decided: Decided) => void;
  readonly onClose: () => void;
  /** the key of undoing belongs to the answer that was just given */
  readonly undoesElsewhere: boolean;
}

/** Keys that move the cursor do it while a finding is still being read; what would answer it waits for it. */
const WAITS = /^[a-z0-9]$/;

/** The finding beside the queue, or over it on a phone: read, being read, or the reason why it cannot be. */
export function OpenPane({
  id,
  findings,
  actions,
  reload,
  onDecided,
  onClose,
  undoesElsewhere,
}: OpenPaneProps) {
  const t = useTranslations("queue");
  const { shown, failure } = findings;
  const keys = useOwnKeys();
  const atOnce = ["j", "k", keys.next, ...(undoesElsewhere ? [keys.undo] : [])];
  useEarlyKeys(shown === null && failure === null, id, (key) => WAITS.test(key) && !atOnce.includes(key));
  return (
    <div className={classes.pane} role="region" aria-label={t("pane")}>
      <Button
        className={classes.back}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
        onClick={onClose}
      >
        {t("close-pane")}
      </Button>
      <FailureNote failure={failure} />
      {shown === null && failure === null && <PaneSkeleton />}
      {shown !== null && (
        <FindingPane
          key={id}
          shown={shown}
          actions={actions}
          reload={reload}
          onDecided={onDecided}
          undoesElsewhere={undoesElsewhere}
        />
      )}
    </div>
  );
}

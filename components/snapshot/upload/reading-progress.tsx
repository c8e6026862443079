"use client";

import { Button, Progress, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { NumberText } from "@/components/ui/number-text";
import { useByteText } from "@/components/ui/use-byte-text";
import classes from "./check-section.module.css";
import type { PreviewWait } from "./use-preview";

/** Files are read whole before anything is asked about them: how far that is, and the way out of it. */
export function ReadingProgress({ pending, progress, stopped, stop, again }: Omit<PreviewWait, "view">) {
  const t = useTranslations("data.upload");
  const bytes = useByteText();
  if (!pending && !stopped) return null;
  const total = progress?.totalBytes ?? 0;
  return (
    <div className={classes.reading}>
      {pending && (
        <Progress
          value={total === 0 ? 0 : Math.min(100, ((progress?.bytes ?? 0) / total) * 100)}
          size="sm"
          aria-label={t("check-progress")}
        />
      )}
      <Text c="dimmed">
        {stopped && t("check-stopped")}
        {pending && (progress === null || total === 0) && t("check-reading")}
        {pending &&
          progress !== null &&
          total > 0 &&
          t.rich("check-read", {
            rows: () => <NumberText value={progress.rows} />,
            read: bytes(progress.bytes),
            all: bytes(total),
          })}
      </Text>
      <Button variant="default" size="compact-sm" onClick={stopped ? again : stop}>
        {t(stopped ? "check-again" : "check-stop")}
      </Button>
    </div>
  );
}

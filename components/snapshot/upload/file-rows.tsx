"use client";

import { Button, CloseButton, Group, Progress, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { StateBadge, type StateTone } from "@/components/ui/state-badge";
import type { FileRow, FileState } from "./upload-types";
import classes from "./file-rows.module.css";
import { Recognised } from "./recognised";
import { useByteText } from "@/components/ui/use-byte-text";

interface FileRowsProps {
  readonly rows: readonly FileRow[];
  readonly onRetry: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

const TONES: Record<FileState, StateTone> = {
  waiting: "quiet",
  sending: "open",
  reading: "waiting",
  ready: "done",
  refused: "bad",
  broken: "bad",
};

export function FileRows({ rows, onRetry, onRemove }: FileRowsProps) {
  const t = useTranslations("data.upload");
  if (rows.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t("files")}>
      {rows.map((row) => (
        <li key={row.key} className={classes.item} aria-label={row.name}>
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text fw={600} className={classes.name}>
              {row.name}
            </Text>
            <Group gap="xs" wrap="nowrap">
              <StateBadge tone={TONES[row.state]}>{t(`state.${row.state}`)}</StateBadge>
              <CloseButton
                aria-label={t("remove-file", { name: row.name })}
                onClick={() => onRemove(row.key)}
              />
            </Group>
          </Group>
          {(row.state === "sending" || row.state === "reading") && <TransferLine row={row} />}
          {row.state === "broken" && (
            <Group gap="sm" role="alert">
              <Text size="sm">{t("broken-text")}</Text>
              <Button size="xs" variant="default" onClick={() => onRetry(row.key)}>
                {t("resume")}
              </Button>
            </Group>
          )}
          {row.state === "refused" && (
            <Text size="sm" role="alert" c="var(--c-bad)">
              {row.failure?.message}
            </Text>
          )}
          {row.card !== null && <Recognised card={row.card} />}
        </li>
      ))}
    </ul>
  );
}

function TransferLine({ row }: { readonly row: FileRow }) {
  const t = useTranslations("data.upload");
  const format = useFormatter();
  const bytes = useByteText();
  const done = row.state === "reading" ? row.inspected : row.sent;
  const share = row.size === 0 ? 1 : done / row.size;
  const left = row.speed === null || row.speed === 0 ? null : Math.ceil((row.size - row.sent) / row.speed);
  return (
    <div className={classes.transfer}>
      <Progress
        value={share * 100}
        size="sm"
        aria-label={t("progress", { name: row.name })}
        animated={row.state === "reading"}
      />
      <Text size="sm" c="dimmed">
        {row.state === "reading"
          ? t("reading-text", { share: format.number(share, { style: "percent" }) })
          : [
              format.number(share, { style: "percent" }),
              `${bytes(row.sent)} / ${bytes(row.size)}`,
              row.speed === null ? null : t("speed", { speed: bytes(row.speed) }),
              left === null ? null : t("left", { seconds: left }),
            ]
              .filter((part) => part !== null)
              .join(" · ")}
      </Text>
    </div>
  );
}

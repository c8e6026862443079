"use client";

import { Alert, Button, Group, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { DateText } from "@/components/ui/date-text";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { PeriodWork } from "@/lib/finding/model/work/period-work";
import type { Result } from "@/lib/result";

type Change = (input: { snapshotId: number; reason: string }) => Promise<Result<{ open: number }>>;

interface PeriodWorkProps {
  readonly snapshotId: number;
  readonly work: PeriodWork;
  /** what ends the work or lets it go on; null for those who only read */
  readonly change: Change | null;
}

/** Whether the work on a period goes on or was ended formally, and the way to the other. Nothing is decided by it. */
export function PeriodWorkCard({ snapshotId, work, change }: PeriodWorkProps) {
  const t = useTranslations("period-work");
  const [opened, form] = useDisclosure(false);
  const side = work.closed === null ? "close" : "reopen";
  if (work.closed === null && (change === null || work.open === 0)) return null;
  return (
    <Alert
      variant="default"
      title={work.closed === null ? t("goes-on", { open: work.open }) : t("closed", { open: work.open })}
    >
      {work.closed !== null && (
        <Text size="sm">
          {t("closed-by", { name: work.closed.by })} <DateText value={work.closed.at} moment />:{" "}
          {work.closed.reason}
        </Text>
      )}
      <Group gap="xs" mt="xs">
        <a href={`/antrean?tampilan=${work.closed === null ? "all" : "closed"}&periode=${snapshotId}`}>
          {t("list")}
        </a>
        {change !== null && !opened && (
          <Button variant="default" size="xs" onClick={form.open}>
            {t(`${side}.open`)}
          </Button>
        )}
      </Group>
      {change !== null && opened && (
        <ReasonForm side={side} snapshotId={snapshotId} change={change} onDone={form.close} />
      )}
    </Alert>
  );
}

interface ReasonFormProps {
  readonly side: "close" | "reopen";
  readonly snapshotId: number;
  readonly change: Change;
  readonly onDone: () => void;
}

function ReasonForm({ side, snapshotId, change, onDone }: ReasonFormProps) {
  const t = useTranslations("period-work");
  const common = useTranslations("common");
  const [reason, setReason] = useState("");
  const { run, pending, failure } = useAction(change, t(`${side}.done`));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await run({ snapshotId, reason })) !== null) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Text size="sm" mt="sm">
        {t(`${side}.text`)}
      </Text>
      <Textarea
        mt="xs"
        label={t("reason")}
        description={t("reason-hint")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        minLength={10}
        maxLength={500}
        required
        withAsterisk={false}
        error={failure?.fields?.["reason"]}
      />
      <FailureNote failure={failure} />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="xs" variant="default" loading={pending}>
          {t(`${side}.send`)}
        </Button>
        <Button size="xs" variant="subtle" onClick={onDone}>
          {common("cancel")}
        </Button>
      </Group>
    </form>
  );
}

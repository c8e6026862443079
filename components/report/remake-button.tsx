"use client";

import { Button, Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";

/** Makes the files again and compares them. */
export type RemakeReport = (input: { reportId: number }) => Promise<Result<{ changed: string[] }>>;

interface RemakeButtonProps {
  readonly reportId: number;
  readonly remake: RemakeReport;
}

/** Makes the files again from what was stored and says whether they are the same, byte by byte. */
export function RemakeButton({ reportId, remake }: RemakeButtonProps) {
  const t = useTranslations("report");
  const { run, pending, failure } = useAction(remake);
  return (
    <Group gap="sm" mt={4}>
      <Button variant="default" size="xs" loading={pending} onClick={() => void run({ reportId })}>
        {t("remake")}
      </Button>
      <FailureNote failure={failure} />
    </Group>
  );
}

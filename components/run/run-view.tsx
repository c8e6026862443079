"use client";

import { Group, Progress, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { FailureNote } from "@/components/ui/failure-note";
import { LinkButton } from "@/components/ui/link-button";
import { NumberText } from "@/components/ui/number-text";
import { Section } from "@/components/ui/section";
import { StateBadge } from "@/components/ui/state-badge";
import { useAction } from "@/components/ui/use-action";
import { usePolled } from "@/components/ui/use-polled";
import type { Result } from "@/lib/result";
import { runStateSchema, type RunState } from "@/lib/run/model/state";
import { RunDetectors } from "./run-detectors";
import { isOver, RUN_TONES } from "./run-tones";
import { useDuration } from "./use-duration";

type Cancel = (input: { runId: number }) => Promise<Result<void>>;
const NOT_ALLOWED: Cancel = () => Promise.reject(new Error("not offered"));

interface RunViewProps {
  readonly initial: RunState;
  /** null for those who may only watch */
  readonly cancel: Cancel | null;
}

/** Live while it works, then the record of what ran, what did not and why. */
export function RunView({ initial, cancel }: RunViewProps) {
  const t = useTranslations("runs");
  const router = useRouter();
  const duration = useDuration();
  const { value: run, lost } = usePolled(
    `/api/pemeriksaan/${initial.id}`,
    runStateSchema,
    initial,
    ({ status }) => isOver(status),
    () => router.refresh(),
  );
  const cancelling = useAction(cancel ?? NOT_ALLOWED, t("cancel-asked"));
  const over = run.detectors.filter(({ status }) => status !== "pending" && status !== "running").length;
  const failed = run.detectors.filter(({ status }) => status === "failed").length;
  return (
    <>
      <Section
        title={<StateBadge tone={RUN_TONES[run.status] ?? "quiet"}>{t(`status.${run.status}`)}</StateBadge>}
        actions={
          <Group gap="xs">
            {run.status === "done" && (
              <LinkButton href={`/antrean?tampilan=all&pemeriksaan=${run.id}`}>{t("open-queue")}</LinkButton>
            )}
            {!isOver(run.status) && cancel !== null && (
              <ConfirmButton
                title={t("cancel-title")}
                explanation={t("cancel-text")}
                confirmLabel={t("cancel")}
                onConfirm={() => cancelling.run({ runId: run.id })}
                disabled={run.cancelRequested}
              >
                {t(run.cancelRequested ? "cancel-asked" : "cancel")}
              </ConfirmButton>
            )}
          </Group>
        }
      >
        {!isOver(run.status) && (
          <Progress
            value={run.detectors.length === 0 ? 0 : (over / run.detectors.length) * 100}
            size="sm"
            aria-label={t("progress")}
            maw={760}
          />
        )}
        <Text aria-live="polite">
          {t.rich("summary", {
            over,
            all: run.detectors.length,
            findings: () => <NumberText value={run.findings} />,
          })}{" "}
          {failed > 0 && t("some-failed", { count: failed })}
        </Text>
        {run.statement !== null && (
          <Text>
            {t("held-up", {
              rules: run.detectors
                .filter(({ status }) => status === "running")
                .map(({ code }) => code)
                .join(", "),
              time: duration(run.statement.ms),
              table: run.statement.table ?? "voter_record",
            })}
          </Text>
        )}
        {run.problem !== null && <Text c="var(--c-bad)">{run.problem}</Text>}
        {lost && <Text c="dimmed">{t("connection-lost")}</Text>}
        <FailureNote failure={cancelling.failure} />
      </Section>
      <Section title={t("by-rule")}>
        <RunDetectors run={run} />
      </Section>
    </>
  );
}

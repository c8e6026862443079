"use client";

import { Button, Group, NativeSelect, SimpleGrid, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import type { Period } from "@/lib/snapshot/model/period";
import type { Result } from "@/lib/result";
import type { StartRunInput } from "@/lib/run/model/input";
import type { RunPlan } from "@/lib/run/model/plan";
import { DetectorChoice } from "./detector-choice";
import { useDuration } from "./use-duration";

interface Choice {
  readonly snapshotId: number;
  readonly baselineId: number | null;
}

interface NewRunFormProps {
  readonly periods: readonly Period[];
  readonly initial: Choice;
  readonly initialPlan: RunPlan;
  readonly plan: (input: Choice) => Promise<Result<RunPlan>>;
  readonly start: (input: StartRunInput) => Promise<Result<{ runId: number }>>;
}

export function NewRunForm({ periods, initial, initialPlan, plan, start }: NewRunFormProps) {
  const t = useTranslations("runs");
  const router = useRouter();
  const duration = useDuration();
  const [choice, setChoice] = useState(initial);
  const [shown, setShown] = useState(initialPlan);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const planning = useAction(plan);
  const starting = useAction(start);
  const snapshot = periods.find(({ id }) => id === choice.snapshotId);
  const baselines = periods.filter(
    ({ id, regionCode }) => id !== choice.snapshotId && regionCode === snapshot?.regionCode,
  );
  const runnable = shown.detectors.filter(({ code, whyNot }) => whyNot === null && !left.has(code));
  const choose = async (next: Choice) => {
    setChoice(next);
    const planned = await planning.run(next);
    if (planned !== null) setShown(planned);
  };
  const begin = async () => {
    // Those that stand aside are started too: the run then says on paper why they did not run.
    const detectors = shown.detectors.map(({ code }) => code).filter((code) => !left.has(code));
    const started = await starting.run({ ...choice, detectors });
    if (started !== null) router.push(`/pemeriksaan/${started.runId}`);
  };
  const option = (period: Period) => ({
    value: String(period.id),
    label: `${period.stage} ${period.period} · ${period.regionName}`,
  });
  return (
    <>
      <Section title={t("what-data")}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} maw={760}>
          <NativeSelect
            label={t("data")}
            data={periods.map(option)}
            value={String(choice.snapshotId)}
            onChange={(event) =>
              void choose({ snapshotId: Number(event.currentTarget.value), baselineId: null })
            }
          />
          <NativeSelect
            label={t("baseline")}
            description={t("baseline-hint")}
            data={[{ value: "", label: t("no-baseline") }, ...baselines.map(option)]}
            value={String(choice.baselineId ?? "")}
            onChange={(event) =>
              void choose({ ...choice, baselineId: Number(event.currentTarget.value) || null })
            }
          />
        </SimpleGrid>
        <FailureNote failure={planning.failure} />
      </Section>
      <Section title={t("what-rules")} lead={t("what-rules-lead")}>
        <DetectorChoice detectors={shown.detectors} left={left} onChange={setLeft} />
      </Section>
      <Section title={t("start-title")}>
        <Text>
          {t("start-text", { count: runnable.length })}{" "}
          {shown.estimatedSeconds === null
            ? t("no-estimate")
            : t("estimate", { time: duration(shown.estimatedSeconds * 1_000) })}
        </Text>
        <FailureNote failure={starting.failure} />
        <Group>
          <Button
            onClick={() => void begin()}
            loading={starting.pending}
            disabled={runnable.length === 0 || planning.pending}
          >
            {t("start")}
          </Button>
        </Group>
      </Section>
    </>
  );
}

"use client";

import { Button, Group, NumberInput, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { DrawInput } from "@/lib/oversight/model/recheck";
import type { Result } from "@/lib/result";

interface DrawFormProps {
  readonly runId: number;
  /** of the sample that can be widened; null before the first draw */
  readonly recheckId: number | null;
  readonly draw: (input: DrawInput) => Promise<Result<{ recheckId: number }>>;
  readonly widen: (input: { recheckId: number; perStratum: number }) => Promise<Result<null>>;
}

/** Draws a sample from the seed that was thrown in the meeting, or goes on where it ended. */
export function DrawForm({ runId, recheckId, draw, widen }: DrawFormProps) {
  const t = useTranslations("recheck");
  const drawing = useAction(draw, t("drawn-now"));
  const widening = useAction(widen, t("widened"));
  const [seed, setSeed] = useState("");
  const [perStratum, setPerStratum] = useState(30);
  const [tolerated, setTolerated] = useState(5);
  const whole = (set: (value: number) => void) => (value: number | string) => {
    if (typeof value === "number") set(value);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (recheckId === null) void drawing.run({ runId, seed, perStratum, tolerated: tolerated / 100 });
        else void widening.run({ recheckId, perStratum });
      }}
    >
      <Stack gap="sm" maw={560}>
        {recheckId === null && (
          <TextInput
            label={t("seed")}
            value={seed}
            onChange={(event) => setSeed(event.currentTarget.value)}
            required
          />
        )}
        <Group grow>
          <NumberInput label={t("per-stratum")} value={perStratum} onChange={whole(setPerStratum)} min={1} />
          {recheckId === null && (
            <NumberInput
              label={t("tolerated")}
              value={tolerated}
              onChange={whole(setTolerated)}
              min={0.1}
              max={50}
            />
          )}
        </Group>
        <FailureNote failure={drawing.failure ?? widening.failure} />
        <Group>
          <Button type="submit" loading={drawing.pending || widening.pending}>
            {recheckId === null ? t("draw") : t("widen")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

"use client";

import { Button, Group, NumberInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";

interface SampleFormProps {
  readonly listId: number;
  readonly draw: (input: { listId: number; size: number; seed: number }) => Promise<Result<{ id: number }>>;
}

const whole = (value: string | number) => (typeof value === "number" ? value : 0);

/** How many visits, and the seed by which anybody can draw the same lines again. */
export function SampleForm({ listId, draw }: SampleFormProps) {
  const t = useTranslations("list.sample");
  const [size, setSize] = useState(30);
  const [seed, setSeed] = useState(1);
  const { run, pending, failure } = useAction(draw, t("drawn"));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run({ listId, size, seed });
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <NumberInput
          label={t("size")}
          min={5}
          max={500}
          allowDecimal={false}
          value={size}
          onChange={(value) => setSize(whole(value))}
          w={140}
        />
        <NumberInput
          label={t("seed")}
          min={0}
          allowDecimal={false}
          value={seed}
          onChange={(value) => setSeed(whole(value))}
          w={140}
        />
        <Button type="submit" variant="default" loading={pending}>
          {t("draw")}
        </Button>
      </Group>
      <FailureNote failure={failure} />
    </form>
  );
}

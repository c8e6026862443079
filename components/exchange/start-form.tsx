"use client";

import { Button, NativeSelect, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import {
  EXCHANGE_BASES,
  type ExchangeBasis,
  HALF_LENGTH,
  HALF_SIGNS,
  type StartExchange,
} from "@/lib/exchange/model/exchange";
import type { Result } from "@/lib/result";
import type { Period } from "@/lib/snapshot/model/period";

interface StartFormProps {
  readonly periods: readonly Period[];
  readonly current: Period;
  readonly start: (input: StartExchange) => Promise<Result<{ id: number }>>;
}

const GROUP = 5;

/** A half of a key from the browser's own chance, in groups that can be copied by hand. */
function newHalf(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(HALF_LENGTH));
  const signs = Array.from(bytes, (byte) => HALF_SIGNS.charAt(byte % HALF_SIGNS.length)).join("");
  return signs.match(new RegExp(`.{${GROUP}}`, "g"))?.join("-") ?? signs;
}

/** With whom, what for, what is compared, and the two halves of the key from paper. */
export function StartForm({ periods, current, start }: StartFormProps) {
  const t = useTranslations("exchange");
  const [snapshotId, setSnapshotId] = useState(current.id);
  const [otherRegion, setOtherRegion] = useState("");
  const [basis, setBasis] = useState<ExchangeBasis>("nik");
  const [purpose, setPurpose] = useState("");
  const [ownHalf, setOwnHalf] = useState("");
  const [otherHalf, setOtherHalf] = useState("");
  const { run, pending, failure } = useAction(start, t("start.started"));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await run({ snapshotId, otherRegion, basis, purpose, ownHalf, otherHalf });
    if (made === null) return;
    setOwnHalf("");
    setOtherHalf("");
  };
  const text = (value: string, set: (value: string) => void, field: string) => ({
    value,
    onChange: (event: { currentTarget: { value: string } }) => set(event.currentTarget.value),
    required: true,
    withAsterisk: false,
    autoComplete: "off",
    error: failure?.fields?.[field],
  });
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
          <NativeSelect
            label={t("start.roll")}
            data={periods.map((one) => ({
              value: String(one.id),
              label: `${one.stage} ${one.period} · ${one.regionName}`,
            }))}
            value={String(snapshotId)}
            onChange={(event) => setSnapshotId(Number(event.currentTarget.value))}
          />
          <TextInput
            label={t("start.other")}
            description={t("start.other-hint")}
            maxLength={4}
            inputMode="numeric"
            {...text(otherRegion, setOtherRegion, "otherRegion")}
          />
          <NativeSelect
            label={t("start.basis")}
            data={EXCHANGE_BASES.map((one) => ({ value: one, label: t(`basis.${one}`) }))}
            value={basis}
            onChange={(event) =>
              setBasis(EXCHANGE_BASES.find((one) => one === event.currentTarget.value) ?? "nik")
            }
          />
          <TextInput
            label={t("start.own-half")}
            description={t("start.own-half-hint")}
            maxLength={40}
            {...text(ownHalf, setOwnHalf, "ownHalf")}
          />
          <TextInput
            label={t("start.other-half")}
            description={t("start.other-half-hint")}
            maxLength={40}
            {...text(otherHalf, setOtherHalf, "otherHalf")}
          />
          <TextInput
            label={t("start.purpose")}
            description={t("start.purpose-hint")}
            minLength={5}
            maxLength={200}
            {...text(purpose, setPurpose, "purpose")}
          />
        </SimpleGrid>
        <div>
          <Button variant="default" size="xs" onClick={() => setOwnHalf(newHalf())}>
            {t("start.make-half")}
          </Button>
        </div>
        <Text size="sm" c="dimmed" maw="72ch">
          {t("start.warning")}
        </Text>
        <FailureNote failure={failure} />
        <div>
          <Button type="submit" loading={pending}>
            {t("start.button")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

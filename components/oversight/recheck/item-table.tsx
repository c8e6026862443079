"use client";

import { Button, Group } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { VERDICTS, type RecheckAnswer } from "@/lib/oversight/model/recheck";
import type { RecheckItemView } from "@/lib/oversight/queries/recheck";
import type { Result } from "@/lib/result";

interface ItemTableProps {
  readonly recheckId: number;
  readonly items: readonly RecheckItemView[];
  /** null where the person only reads */
  readonly answer: ((input: RecheckAnswer) => Promise<Result<null>>) | null;
}

/** The drawn decisions in their order; whoever had a hand in one cannot re-check it. */
export function ItemTable({ recheckId, items, answer }: ItemTableProps) {
  const t = useTranslations("recheck");
  return (
    <FactTable
      label={t("items")}
      captioned={false}
      head={t("finding")}
      columns={[t("group"), t("rule-column"), t("desa"), t("verdict")]}
      rows={items.map((item) => ({
        id: String(item.findingId),
        label: <Link href={`/temuan/${item.findingId}`}>{item.findingId}</Link>,
        cells: [
          t(`stratum.${item.stratum}`),
          item.detector,
          item.desa,
          item.verdict !== null ? (
            `${t(`verdicts.${item.verdict}`)} · ${item.answeredBy ?? "–"}`
          ) : item.mine ? (
            t("yours")
          ) : answer === null ? (
            t("waiting")
          ) : (
            <VerdictButtons key="verdict" recheckId={recheckId} findingId={item.findingId} answer={answer} />
          ),
        ],
      }))}
    />
  );
}

interface VerdictButtonsProps {
  readonly recheckId: number;
  readonly findingId: number;
  readonly answer: NonNullable<ItemTableProps["answer"]>;
}

function VerdictButtons({ recheckId, findingId, answer }: VerdictButtonsProps) {
  const t = useTranslations("recheck");
  const { run, pending, failure } = useAction(answer);
  return (
    <Group gap="xs" justify="flex-end">
      {VERDICTS.map((verdict) => (
        <Button
          key={verdict}
          size="xs"
          variant="default"
          loading={pending}
          onClick={() => void run({ recheckId, findingId, verdict })}
        >
          {t(`${verdict}-button`)}
        </Button>
      ))}
      <FailureNote failure={failure} />
    </Group>
  );
}

"use client";

import { Button, Group, Kbd } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OptionList } from "@/components/finding/answer/option-list";
import { useEscape } from "@/components/ui/use-escape";
import { useOwnKeys } from "@/components/ui/own-keys";
import { useKeys } from "@/components/ui/use-keys";
import { BULK_FOLLOW_UPS } from "@/lib/finding/model/bulk";
import type { Answered } from "@/lib/finding/model/state";
import { REJECT_REASONS } from "@/lib/finding/model/reasons";
import { generalReasons, REASON_KEYS } from "@/lib/finding/model/reject";
import classes from "./bulk.module.css";
import { BulkConfirm } from "./bulk-confirm";
import { BulkResult } from "./bulk-result";
import type { Bulk } from "./use-bulk";

interface BulkBarProps {
  readonly bulk: Bulk;
  readonly titles: Readonly<Record<string, string>>;
}

/**
 * Menilai sekaligus: what is chosen, why a line was refused, then answer, reason, summary, and what became of
 * each. By keyboard throughout.
 */
export function BulkBar({ bulk, titles }: BulkBarProps) {
  const t = useTranslations("bulk");
  const { chosen, refusal, items } = bulk;
  const [outcome, setOutcome] = useState<Answered | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const [first] = chosen;
  const active = first !== undefined;
  const back = () => {
    if (code !== null) setCode(null);
    else if (outcome !== null) setOutcome(null);
    else bulk.clear();
  };
  const keys = useOwnKeys();
  useKeys(
    { [keys.accept]: () => setOutcome("accepted"), [keys.reject]: () => setOutcome("rejected") },
    active && outcome === null,
  );
  useEscape(back, active || refusal !== null);
  const judged = async (note: string | undefined) => {
    const words = note === undefined ? {} : { note };
    const reason = REJECT_REASONS.find((one) => one.code === code)?.code;
    const followUp = BULK_FOLLOW_UPS.find((one) => one.code === code)?.code;
    if (outcome === "rejected" && reason !== undefined) await bulk.judge({ outcome, reason, ...words });
    else if (outcome === "accepted" && followUp !== undefined)
      await bulk.judge({ outcome, followUp: { code: followUp }, ...words });
    setOutcome(null);
    setCode(null);
  };
  if (!active && refusal === null && items === null) return null;
  return (
    <section className={classes.bar} aria-label={t("title")} data-own-keys={outcome !== null || undefined}>
      <div aria-live="polite" role="status" className={classes.head}>
        {active && (
          <p className={classes.count}>
            {t("chosen", { count: chosen.length })} · <span className={classes.code}>{first.detector}</span>{" "}
            {titles[first.detector]}
          </p>
        )}
        {refusal !== null && outcome === null && <p className={classes.refusal}>{refusal}</p>}
      </div>
      {active && outcome === null && (
        <Group gap="xs">
          <Button
            variant="default"
            onClick={() => setOutcome("accepted")}
            rightSection={<Kbd size="xs">{keys.accept.toUpperCase()}</Kbd>}
          >
            {t("accept")}
          </Button>
          <Button
            variant="default"
            onClick={() => setOutcome("rejected")}
            rightSection={<Kbd size="xs">{keys.reject.toUpperCase()}</Kbd>}
          >
            {t("reject")}
          </Button>
          <Button variant="subtle" onClick={bulk.clear} rightSection={<Kbd size="xs">Esc</Kbd>}>
            {t("clear")}
          </Button>
        </Group>
      )}
      {active && outcome !== null && code === null && (
        <Reasons outcome={outcome} subjectType={first.subjectType} onChoose={setCode} onBack={back} />
      )}
      {active && outcome !== null && code !== null && (
        <BulkConfirm
          bulk={bulk}
          outcome={outcome}
          code={code}
          title={titles[first.detector] ?? ""}
          onBack={back}
          onConfirm={(note) => void judged(note)}
        />
      )}
      {items !== null && <BulkResult bulk={bulk} items={items} />}
    </section>
  );
}

function Reasons({
  outcome,
  subjectType,
  onChoose,
  onBack,
}: {
  readonly outcome: Answered;
  readonly subjectType: string;
  readonly onChoose: (code: string) => void;
  readonly onBack: () => void;
}) {
  const t = useTranslations("bulk");
  const reasons = useTranslations("reasons");
  const offered =
    outcome === "accepted"
      ? BULK_FOLLOW_UPS
      : generalReasons({ subjectType, comparison: false, columns: null }).map((rule, at) => ({
          ...rule,
          key: REASON_KEYS[at] ?? "",
        }));
  const label = t(outcome === "accepted" ? "which-follow-up" : "which-reason");
  return (
    <>
      <p className={classes.lead}>{label}</p>
      <OptionList
        label={label}
        chosen={null}
        onChoose={onChoose}
        options={offered.map((rule) => ({
          code: rule.code,
          key: rule.key,
          label: reasons(rule.code),
          hint: rule.note === "required" ? reasons("needs-note") : undefined,
        }))}
      />
      {outcome === "accepted" && <p className={classes.lead}>{t("no-strikes")}</p>}
      <Group>
        <Button variant="default" size="xs" onClick={onBack}>
          {t("back")}
        </Button>
      </Group>
    </>
  );
}

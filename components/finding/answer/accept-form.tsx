"use client";

import { Button, Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useEscape } from "@/components/ui/use-escape";
import type { FindingActions } from "@/lib/finding/model/actions";
import type { Answer } from "@/lib/finding/model/answer";
import { FOLLOW_UPS, type FollowUp } from "@/lib/roll/follow-ups";
import { hasCode } from "@/lib/roll/code-tables";
import { isAboutArea } from "@/lib/finding/model/about";
import { FOLLOW_UP_RULES, followUpRule } from "@/lib/finding/model/reasons";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import { useCodeWords } from "@/components/finding/codes/use-language";
import { AcceptDetails } from "./accept-details";
import { asksRows, returnedFollowUp } from "./asked";
import { FormHead } from "./answer-frame";
import classes from "./answer.module.css";
import { useDraft } from "./drafts";
import { OptionList } from "./option-list";

interface AcceptFormProps {
  readonly view: Serialized<FindingView>;
  readonly readNamesakes: FindingActions["namesakes"];
  readonly onAnswer: (answer: Answer) => void;
  readonly onCancel: () => void;
}

/**
 * Terima: the follow-up is chosen by one key; what it still needs to know is asked in place, and nothing
 * more.
 */
export function AcceptForm({ view, readNamesakes, onAnswer, onCancel }: AcceptFormProps) {
  const t = useTranslations("finding");
  const reasons = useTranslations("reasons");
  const codeWords = useCodeWords(view.codes);
  const before = returnedFollowUp(view)?.code ?? null;
  const [code, setCode] = useDraft([view.id, "accept", "code"], z.enum(FOLLOW_UPS).nullable(), before);
  const offered = FOLLOW_UP_RULES.filter(
    (rule) =>
      (view.followUps.length === 0 || view.followUps.includes(rule.code)) &&
      !(rule.strikes && (isAboutArea(view.subjectType) || !hasCode(view.codes.tms, rule.code))),
  );
  useEscape(() => setCode(null), code !== null);
  const choose = (chosen: string) => {
    const rule = offered.find((one) => one.code === chosen);
    if (rule === undefined) return;
    if (!asksMore(rule.code, view)) onAnswer({ outcome: "accepted", followUp: { code: rule.code } });
    else setCode(rule.code);
  };
  return (
    <div className={classes.form}>
      <FormHead title={t("accept-title")} lead={t("accept-lead")} />
      <OptionList
        label={t("accept-title")}
        chosen={code}
        onChoose={choose}
        options={offered.map((rule) => ({
          code: rule.code,
          key: rule.key,
          label: codeWords(rule.code),
          hint: rule.strikes ? reasons("strikes") : undefined,
        }))}
      />
      {code !== null && (
        <AcceptDetails key={code} code={code} view={view} readNamesakes={readNamesakes} onAnswer={onAnswer} />
      )}
      {code === null && <Cancel onCancel={onCancel} />}
    </div>
  );
}

function asksMore(code: FollowUp, view: Serialized<FindingView>): boolean {
  const rule = followUpRule(code);
  return rule.strikes || rule.note === "required" || rule.element || asksRows(code, view);
}

export function Cancel({ onCancel }: { readonly onCancel: () => void }) {
  const t = useTranslations("common");
  return (
    <Group gap="xs">
      <Button variant="default" size="xs" onClick={onCancel}>
        {t("cancel")} (Esc)
      </Button>
    </Group>
  );
}

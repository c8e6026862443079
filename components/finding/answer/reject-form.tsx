"use client";

import { useTranslations } from "next-intl";
import { z } from "zod";
import { isAboutArea } from "@/lib/finding/model/about";
import type { Answer } from "@/lib/finding/model/answer";
import { REJECT_REASONS } from "@/lib/finding/model/reasons";
import { generalReasons, REASON_KEYS } from "@/lib/finding/model/reject";
import type { ShownFinding } from "@/lib/next/shown-finding";
import { elementsInDispute } from "@/lib/finding/model/case/asks";
import { COMPARED_COLUMNS } from "@/lib/roll/columns";
import { returnedJudgement } from "./asked";
import { useDraft } from "./drafts";
import { KeepFields } from "./keep-fields";
import { ReasonForm, type ReasonOption } from "./reason-form";

interface RejectFormProps {
  readonly shown: ShownFinding;
  readonly onAnswer: (answer: Answer) => void;
  readonly onCancel: () => void;
}

const INNOCENT = "WAJAR ";

/** Tolak: first what the rule itself calls innocent, then the general reasons that make sense here. */
export function RejectForm({ shown: { view, texts }, onAnswer, onCancel }: RejectFormProps) {
  const t = useTranslations("finding");
  const reasons = useTranslations("reasons");
  const [keep, setKeep] = useDraft(
    [view.id, "reject", "keep"],
    z.array(z.enum(COMPARED_COLUMNS)).readonly().nullable(),
    null,
  );
  const keepable = !view.isGroup && !isAboutArea(view.subjectType);
  const disputed = elementsInDispute(view.detector, view.machine?.evidence ?? null, COMPARED_COLUMNS);
  const options: Omit<ReasonOption<string>, "key">[] = [
    ...texts.innocent.map(({ name, looks }) => ({
      code: INNOCENT + name,
      label: looks,
      note: "optional" as const,
    })),
    ...generalReasons(view).map(({ code, note }) => ({ code, label: reasons(code), note })),
  ];
  return (
    <ReasonForm
      findingId={view.id}
      form="reject"
      title={t("reject-title")}
      lead={t("reject-lead")}
      reasons={options.map((option, at) => ({ ...option, key: REASON_KEYS[at] ?? "" }))}
      before={beforeOf(view)}
      along={keepable && <KeepFields chosen={keep} onChange={setKeep} first={disputed} />}
      onAnswer={(chosen, note) => {
        const words = {
          ...(note === undefined ? {} : { note }),
          ...(keep === null || keep.length === 0 ? {} : { keep: [...keep] }),
        };
        if (chosen.startsWith(INNOCENT)) {
          const innocent = chosen.slice(INNOCENT.length);
          return onAnswer({ outcome: "rejected", reason: "WAJAR", innocent, ...words });
        }
        const reason = REJECT_REASONS.find(({ code }) => code === chosen)?.code;
        if (reason !== undefined) onAnswer({ outcome: "rejected", reason, ...words });
      }}
      onCancel={onCancel}
    />
  );
}

/** The rejection that was sent back for correction. */
function beforeOf(view: ShownFinding["view"]) {
  const judged = returnedJudgement(view);
  if (judged === null || judged.outcome !== "rejected") return { code: null, note: null };
  const { reasonCode, detail, note } = judged;
  return { code: detail.innocent === undefined ? reasonCode : INNOCENT + detail.innocent, note };
}

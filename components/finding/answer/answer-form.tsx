"use client";

import { useTranslations } from "next-intl";
import { REOPEN_REASONS, RETURN_REASONS } from "@/lib/finding/model/reasons";
import type { ShownFinding } from "@/lib/next/shown-finding";
import { AcceptForm } from "./accept-form";
import type { FindingActions } from "@/lib/finding/model/actions";
import { FieldCheckForm } from "./field-check-form";
import { FieldResultForm } from "./field-result-form";
import { NoteForm } from "./note-form";
import { PaperForm } from "./paper-form";
import { ReasonForm, type ReasonOption } from "./reason-form";
import { RejectForm } from "./reject-form";
import { RevealForm } from "./reveal-form";
import { SignOffForm } from "./sign-off-form";
import type { FindingSession, FormName } from "@/components/finding/pane/use-finding";

interface AnswerFormProps {
  readonly shown: ShownFinding;
  readonly session: FindingSession;
  readonly actions: FindingActions;
  readonly form: FormName;
  readonly onReveal: (purpose: string) => void;
  /** reads the finding again, after an attachment came */
  readonly reload: () => Promise<void>;
}

/** Numbers the reasons 1, 2, 3 … as keys; "other" needs words. */
const numbered = <Code extends string>(codes: readonly Code[]): ReasonOption<Code>[] =>
  codes.map((code, at) => ({
    code,
    key: String(at + 1),
    note: code === "LAINNYA" ? "required" : "optional",
  }));

/** The form that belongs to the button that was pressed. */
export function AnswerForm({ shown, session, actions, form, onReveal, reload }: AnswerFormProps) {
  const { view } = shown;
  const t = useTranslations("finding");
  const { decide, stay, open } = session;
  const cancel = () => open(null);
  const shared = { findingId: view.id, onCancel: cancel };
  switch (form) {
    case "accept":
      return (
        <AcceptForm
          view={view}
          readNamesakes={actions.namesakes}
          onCancel={cancel}
          onAnswer={(answer) => decide({ name: "judge", input: { answer } })}
        />
      );
    case "reject":
      return (
        <RejectForm
          shown={shown}
          onCancel={cancel}
          onAnswer={(answer) => decide({ name: "judge", input: { answer } })}
        />
      );
    case "unsure":
      return (
        <NoteForm
          {...shared}
          form="unsure"
          title={t("unsure-title")}
          lead={t("unsure-lead")}
          save={t("save-unsure")}
          onAnswer={(note) => decide({ name: "unsure", input: { note } })}
        />
      );
    case "field-check":
      return (
        <FieldCheckForm
          {...shared}
          areaCode={view.place.areaCode}
          onAnswer={(input) => decide({ name: "fieldCheck", input })}
        />
      );
    case "field-result":
      return (
        <FieldResultForm
          view={view}
          reload={reload}
          onCancel={cancel}
          onAnswer={(results) =>
            void stay(({ findingId, revision }) => actions.fieldResult({ findingId, revision, results }))
          }
        />
      );
    case "sign-off":
      return (
        <SignOffForm view={view} onCancel={cancel} onAnswer={(input) => decide({ name: "signOff", input })} />
      );
    case "undetermined":
      return (
        <NoteForm
          {...shared}
          form="undetermined"
          title={t("undetermined-title")}
          lead={t("undetermined-lead")}
          save={t("save-undetermined")}
          minLength={3}
          onAnswer={(note) => decide({ name: "undetermined", input: { note: note ?? "" } })}
        />
      );
    case "paper":
      return (
        <PaperForm
          view={view}
          onCancel={cancel}
          onAnswer={(judgement, paper) =>
            void stay(({ findingId, revision }) => actions.paper({ findingId, revision, judgement, paper }))
          }
        />
      );
    case "return":
      return (
        <ReasonForm
          {...shared}
          form="return"
          title={t("return-title")}
          lead={t("return-lead")}
          reasons={numbered(RETURN_REASONS)}
          onAnswer={(reason, note) => decide({ name: "return", input: { reason, note } })}
        />
      );
    case "reopen":
      return (
        <ReasonForm
          {...shared}
          form="reopen"
          title={t("reopen-title")}
          lead={t("reopen-lead")}
          reasons={numbered(REOPEN_REASONS)}
          onAnswer={(reason, note) =>
            void stay(({ findingId, revision }) => actions.reopen({ findingId, revision, reason, note }))
          }
        />
      );
    case "reveal":
      return <RevealForm {...shared} onReveal={onReveal} />;
  }
}

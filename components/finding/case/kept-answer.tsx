"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { FindingSession } from "@/components/finding/pane/use-finding";
import type { FindingActions } from "@/lib/finding/model/actions";
import type { Result } from "@/lib/result";
import type { ShownCase } from "@/lib/next/shown-case";
import type { ShownFinding } from "@/lib/next/shown-finding";
import classes from "./case.module.css";

interface KeptAnswerProps {
  readonly view: ShownFinding["view"];
  readonly kept: ShownCase["kept"];
  readonly session: FindingSession;
  readonly actions: FindingActions;
}

/** The earlier answer that was to stand; a person gives it again, or lets the question be asked anew. */
export function KeptAnswer({ view, kept, session, actions }: KeptAnswerProps) {
  const t = useTranslations("case");
  const reasons = useTranslations("reasons");
  const finding = useTranslations("finding");
  const errors = useTranslations("errors");
  if (kept === null) return null;
  const own = kept.earlierId === view.id;
  const columns = kept.columns.map((column) => finding(`element.${column}`)).join(", ");
  const reason = kept.reasonCode !== null && reasons.has(kept.reasonCode) ? reasons(kept.reasonCode) : "–";
  const answers = view.can.includes("judge") || (view.can.includes("claim") && view.held === null);
  const confirm = () =>
    void session.stay(async ({ findingId, revision }): Promise<Result<unknown>> => {
      const result = await actions.confirmKept({ items: [{ findingId, revision }], confirmed: true });
      const item = result.ok ? result.value[0] : undefined;
      if (!result.ok || item === undefined || item.ok) return result;
      const { code, values } = item;
      return { ok: false, error: { kind: "refused", code, message: errors(code, { ...values }) } };
    });
  const revoke = () =>
    void actions.revokeKept({ findingId: view.id }).then((result) => {
      if (result.ok) notifications.show({ message: t("revoked") });
      else session.setFailure(result.error);
    });
  return (
    <section className={classes.kept} aria-label={t("kept-title")}>
      <p className={classes.sentence}>
        {own
          ? t("kept-own", { columns })
          : t("kept-earlier", { period: kept.period, reason, by: kept.by, columns })}{" "}
        {!own && (
          <TextLink href={`/temuan/${kept.earlierId}`} size="sm" underline="always">
            #{kept.earlierId}
          </TextLink>
        )}
      </p>
      <div className={classes.head}>
        {!own && answers && !view.blind && (
          <Button size="xs" variant="default" onClick={confirm}>
            {t("confirm-kept")}
          </Button>
        )}
        {(answers || own) && (
          <Button size="xs" variant="subtle" onClick={revoke}>
            {t("revoke-kept")}
          </Button>
        )}
      </div>
    </section>
  );
}

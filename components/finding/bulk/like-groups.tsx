"use client";

import { Button, Checkbox } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextLink } from "@/components/ui/text-link";
import { useGuarded } from "@/components/ui/use-guarded";
import type { BulkItem } from "@/lib/finding/model/bulk";
import type { FindingActions, RevisionTarget } from "@/lib/finding/model/actions";
import type { LikeGroup } from "@/lib/finding/model/like";
import type { Result } from "@/lib/result";
import classes from "./bulk.module.css";

interface LikeLine {
  readonly id: number;
  readonly revision: number;
  readonly detector: string;
  readonly names: string;
  readonly desaName: string | null;
  /** what was answered and by whom */
  readonly told: string;
}

interface LikeGroupsProps {
  readonly kind: "sign" | "confirm";
  readonly groups: readonly LikeGroup<LikeLine>[];
  readonly titles: Readonly<Record<string, string>>;
  readonly limit: number;
  readonly actions: Pick<FindingActions, "claim" | "confirmKept" | "signOffMany">;
}

/** Like cases that one action may be given to: the names first, then the word that they were read, then the action. */
export function LikeGroups({ groups, ...rest }: LikeGroupsProps) {
  return groups.map((group) => <Like key={group.key} group={group} {...rest} />);
}

function Like({
  group,
  kind,
  titles,
  limit,
  actions,
}: Omit<LikeGroupsProps, "groups"> & { readonly group: LikeGroup<LikeLine> }) {
  const t = useTranslations("case");
  const errors = useTranslations("errors");
  const router = useRouter();
  const guarded = useGuarded();
  const [read, setRead] = useState(false);
  const [running, setRunning] = useState(false);
  const lines = group.lines.slice(0, limit);
  const [first] = lines;
  if (first === undefined) return null;
  const run = async () => {
    setRunning(true);
    const result =
      kind === "sign"
        ? await guarded(() => actions.signOffMany({ items: lines.map(targetOf), confirmed: true }))
        : await confirmAll(lines, actions, guarded);
    setRunning(false);
    if (!result.ok) return notifications.show({ color: "marun", message: result.error.message });
    const saved = result.value.filter((item) => item.ok).length;
    const failed = result.value.find((item) => !item.ok);
    notifications.show(
      failed === undefined || failed.ok
        ? { message: t(kind === "sign" ? "signed" : "confirmed", { count: saved }) }
        : {
            color: "marun",
            autoClose: false,
            message: t("some-failed", {
              saved,
              all: result.value.length,
              why: errors(failed.code, { ...failed.values }),
            }),
          },
    );
    return router.refresh();
  };
  return (
    <details className={classes.like}>
      <summary>
        {t(kind === "sign" ? "like-sign" : "like-confirm", {
          count: group.lines.length,
          code: first.detector,
          title: titles[first.detector] ?? "",
        })}
      </summary>
      <ol className={classes.items}>
        {lines.map((line) => (
          <li key={line.id}>
            <TextLink href={`/temuan/${line.id}`} size="sm" underline="always">
              #{line.id}
            </TextLink>{" "}
            {[line.names, line.desaName, line.told].filter(Boolean).join(" · ")}
          </li>
        ))}
      </ol>
      <Checkbox
        size="sm"
        label={t("sign-read")}
        checked={read}
        onChange={(event) => setRead(event.currentTarget.checked)}
      />
      <Button size="xs" variant="default" disabled={!read} loading={running} onClick={() => void run()}>
        {t(kind === "sign" ? "sign-many" : "confirm-many", { count: lines.length })}
      </Button>
    </details>
  );
}

const targetOf = ({ id, revision }: LikeLine): RevisionTarget => ({ findingId: id, revision });

/** Each is taken before it is answered, so that nobody else answers it meanwhile. */
async function confirmAll(
  lines: readonly LikeLine[],
  actions: LikeGroupsProps["actions"],
  guarded: ReturnType<typeof useGuarded>,
): Promise<Result<readonly BulkItem[]>> {
  const items: RevisionTarget[] = [];
  for (const { id } of lines) {
    const taken = await guarded(() => actions.claim({ findingId: id }));
    if (!taken.ok) return taken;
    items.push({ findingId: id, revision: taken.value.revision });
  }
  return guarded(() => actions.confirmKept({ items, confirmed: true }));
}

import { getTranslations } from "next-intl/server";
import { LikeGroups } from "@/components/finding/bulk/like-groups";
import type { Ctx } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import { likeToConfirm, likeToSign, type LikeGroup } from "@/lib/finding/model/like";
import type { ViewName } from "@/lib/finding/model/queue/filter";
import { keptOf } from "@/lib/finding/queries/case/forwarded";
import type { QueueRow } from "@/lib/finding/queries/queue/row";
import { findingActions } from "./finding-actions";

interface LikeCasesProps {
  readonly ctx: Ctx;
  readonly view: ViewName;
  readonly lines: readonly QueueRow[];
  readonly titles: Readonly<Record<string, string>>;
  readonly limit: number;
}

/** Over the lists of what waits for a signature and of what comes back: the like cases of this page, together. */
export async function LikeCases({ ctx, view, lines, titles, limit }: LikeCasesProps) {
  const t = await getTranslations("case");
  const reasons = await getTranslations("reasons");
  const word = (code: string | null) => (code !== null && reasons.has(code) ? reasons(code) : "–");
  const shared = { titles, limit, actions: findingActions };
  const told = async (groups: LikeGroup<QueueRow>[], tell: (line: QueueRow) => Promise<string>) =>
    Promise.all(
      groups.map(async ({ key, lines: group }) => ({
        key,
        lines: await Promise.all(
          group.map(async (line) => {
            const { id, revision, detector, names, desaName } = line;
            return { id, revision, detector, names, desaName, told: await tell(line) };
          }),
        ),
      })),
    );
  if (view === "signoff" && can(ctx.actor, "finding.sign-off-many")) {
    const groups = await told(likeToSign(lines), ({ reasonCode, decision }) =>
      Promise.resolve(t("told", { answer: word(reasonCode), by: decision?.by ?? "–" })),
    );
    return <LikeGroups kind="sign" groups={groups} {...shared} />;
  }
  if (view === "forwarded" && can(ctx.actor, "finding.confirm-kept")) {
    const groups = await told(likeToConfirm(lines), async ({ id }) => {
      const kept = await keptOf(id);
      if (kept === null) return "";
      return t("told-earlier", { period: kept.period, answer: word(kept.reasonCode), by: kept.by });
    });
    return <LikeGroups kind="confirm" groups={groups} {...shared} />;
  }
  return null;
}

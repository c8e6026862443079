import { Skeleton } from "@mantine/core";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PersonTable } from "@/components/dashboard/people/person-table";
import { RangeForm } from "@/components/dashboard/trends/range-form";
import { Section } from "@/components/ui/section";
import type { Ctx } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import type { DashboardAddress } from "@/lib/dashboard/model/address";
import { reviewersPace, workloadByPerson } from "@/lib/dashboard/queries/people";
import type { Period } from "@/lib/snapshot/model/period";
import { DisparitySection } from "../disparity";
import { WholeHeat } from "./heat";
import { RuleTrust } from "./rule-trust";
import { Sources } from "./sources";
import { Trends } from "./trends";

interface MoreProps {
  readonly ctx: Ctx;
  readonly current: Period;
  readonly periods: readonly Period[];
  readonly address: DashboardAddress;
  readonly workingDaysLeft: number | null;
}

/** Behind the first screen: the periods, progress in full, people, and the figures that trust rests on. */
export async function More({ ctx, current, periods, address, workingDaysLeft }: MoreProps) {
  const t = await getTranslations("dashboard");
  const waiting = <Skeleton h={240} mt="xl" role="status" aria-label={t("reading")} />;
  return (
    <div style={{ marginTop: 28 }}>
      <Section
        title={t("trends.title")}
        lead={t("trends.lead")}
        actions={<RangeForm from={address.from} to={address.to} />}
      >
        <Suspense fallback={waiting}>
          <Trends ctx={ctx} current={current} periods={periods} address={address} />
        </Suspense>
      </Section>
      <Section title={<span id="kemajuan">{t("heat.whole")}</span>} lead={t("heat.lead")}>
        <WholeHeat ctx={ctx} period={current} address={address} />
      </Section>
      {can(ctx.actor, "finding.see-workload") && (
        <Section title={t("people.title")}>
          <PersonTable
            loads={await workloadByPerson(ctx, current)}
            paces={await reviewersPace(ctx, current)}
            workingDays={workingDaysLeft}
          />
        </Section>
      )}
      {can(ctx.actor, "list.view") && (
        <Suspense fallback={waiting}>
          <Sources ctx={ctx} />
        </Suspense>
      )}
      {can(ctx.actor, "oversight.see-office") && (
        <>
          <Suspense fallback={waiting}>
            <RuleTrust ctx={ctx} period={current} />
          </Suspense>
          <Suspense fallback={waiting}>
            <DisparitySection ctx={ctx} snapshotId={current.id} />
          </Suspense>
        </>
      )}
    </div>
  );
}

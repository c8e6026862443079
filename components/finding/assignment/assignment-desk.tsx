"use client";

import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { EmptyState } from "@/components/ui/empty-state";
import { FailureNote } from "@/components/ui/failure-note";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import type { BegunAction } from "@/lib/long-action/model/long-action";
import { areaId } from "@/lib/finding/model/work/assignment";
import type { Result } from "@/lib/result";
import type { NamedArea } from "@/lib/finding/queries/work/open-areas";
import type { Workload } from "@/lib/finding/queries/work/workload";
import { AreaTable } from "./area-table";
import { PeopleTable } from "./people-table";
import { useSharing } from "./use-sharing";

interface Share {
  readonly kecKey: string | null;
  readonly desaKey: string | null;
  readonly assignee: string;
}

interface AssignmentDeskProps {
  readonly snapshotId: number;
  readonly people: readonly Workload[];
  readonly areas: readonly NamedArea[];
  readonly distribute: (input: {
    snapshotId: number;
    shares: Share[];
  }) => Promise<Result<{ assigned: Record<string, number> } | BegunAction>>;
  readonly withdraw: (input: {
    snapshotId: number;
    assignee: string;
  }) => Promise<Result<{ withdrawn: number } | BegunAction>>;
}

/**
 * Who has how much, what is still unassigned, and a proposal that only becomes work when the person
 * confirms it.
 */
export function AssignmentDesk({ snapshotId, people, areas, distribute, withdraw }: AssignmentDeskProps) {
  const t = useTranslations("assignment");
  const desk = useSharing(areas, people);
  const giving = useAction(distribute);
  const taking = useAction(withdraw);
  const shares = areas.flatMap(({ kecKey, desaKey }) => {
    const assignee = desk.sharing.get(areaId({ kecKey, desaKey }));
    return assignee === undefined ? [] : [{ kecKey, desaKey, assignee }];
  });
  const shared = [...desk.added.values()].reduce((sum, count) => sum + count, 0);
  const total = areas.reduce((sum, { count }) => sum + count, 0);
  const confirm = async () => {
    const done = await giving.run({ snapshotId, shares });
    if (done !== null && "assigned" in done)
      notifications.show({
        message: t("done", { count: Object.values(done.assigned).reduce((sum, count) => sum + count, 0) }),
      });
  };
  const takeBack = async (assignee: string) => {
    const done = await taking.run({ snapshotId, assignee });
    if (done !== null && "withdrawn" in done)
      notifications.show({ message: t("withdrawn", { count: done.withdrawn }) });
  };
  return (
    <>
      <Section title={t("people")} lead={t("people-lead")}>
        <FailureNote failure={taking.failure} />
        <PeopleTable
          people={people}
          away={desk.away}
          added={desk.added}
          onToggle={desk.toggle}
          onWithdraw={takeBack}
        />
      </Section>
      <Section
        title={t("areas")}
        lead={t("areas-lead")}
        actions={
          total > 0 && (
            <Group gap="xs">
              <Button variant="default" onClick={desk.propose}>
                {t("propose")}
              </Button>
              <Button variant="default" onClick={desk.clear} disabled={shared === 0}>
                {t("clear")}
              </Button>
              <ConfirmButton
                variant="filled"
                disabled={shared === 0}
                title={t("confirm-title")}
                explanation={t("confirm-text", { left: total - shared })}
                confirmLabel={t("confirm-do")}
                onConfirm={confirm}
              >
                {t("confirm", { count: shared })}
              </ConfirmButton>
            </Group>
          )
        }
      >
        <FailureNote failure={giving.failure} />
        {total === 0 ? (
          <EmptyState title={t("none")} order={3}>
            {t("none-text")}
          </EmptyState>
        ) : (
          <AreaTable areas={areas} people={desk.available} sharing={desk.sharing} onGive={desk.give} />
        )}
      </Section>
    </>
  );
}

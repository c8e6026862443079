import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { NumberText } from "@/components/ui/number-text";
import { StateBadge } from "@/components/ui/state-badge";
import { TextLink } from "@/components/ui/text-link";
import type { SnapshotLine } from "@/lib/snapshot/model/view";
import classes from "./period-timeline.module.css";
import { SNAPSHOT_TONES } from "./snapshot-tones";

/** One kabupaten's periods along a line of time, newest first, each with the change from the one before. */
export function PeriodTimeline({ snapshots }: { readonly snapshots: readonly SnapshotLine[] }) {
  const t = useTranslations("data");
  const inTime = [...snapshots].sort((a, b) => b.referenceDate.localeCompare(a.referenceDate) || b.id - a.id);
  return (
    <ol className={classes.list}>
      {inTime.map((snapshot, at) => (
        <li key={snapshot.id} className={classes.item} data-state={snapshot.status}>
          <div className={classes.date}>
            <DateText value={snapshot.referenceDate} short />
          </div>
          <div className={classes.what}>
            <TextLink href={`/data/${snapshot.id}`} fw={600}>
              {snapshot.stage} {snapshot.period}
            </TextLink>
            {snapshot.correctsId !== null && (
              <Text size="sm" c="dimmed">
                {t("corrects-line", { id: snapshot.correctsId })}
              </Text>
            )}
          </div>
          {snapshot.status === "ready" ? (
            <Counts
              snapshot={snapshot}
              before={inTime.slice(at + 1).find(({ status }) => status === "ready")}
            />
          ) : (
            <StateBadge tone={SNAPSHOT_TONES[snapshot.status] ?? "quiet"}>
              {t(`status.${snapshot.status}`)}
            </StateBadge>
          )}
        </li>
      ))}
    </ol>
  );
}

function Counts({
  snapshot,
  before,
}: {
  readonly snapshot: SnapshotLine;
  readonly before: SnapshotLine | undefined;
}) {
  const t = useTranslations("data");
  return (
    <div className={classes.counts}>
      <span>
        <strong>
          <NumberText value={snapshot.accepted} />
        </strong>{" "}
        {t("lines")}
        {before !== undefined && (
          <span className={classes.quiet}>
            {" "}
            (<NumberText value={snapshot.accepted - before.accepted} signed />)
          </span>
        )}
      </span>
      <span className={classes.quiet}>
        {t.rich("rejected-count", { count: () => <NumberText value={snapshot.rejected} /> })}
      </span>
    </div>
  );
}

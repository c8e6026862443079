import { SYSTEM } from "@/lib/access/actor";
import { query } from "@/lib/db/sql";
import sql from "sql-template-tag";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { insertControlsInRun } from "@/lib/oversight/services/controls/insert-in-run";
import { loadRegions } from "@/lib/regions/load-regions";
import { executeRun } from "@/lib/run/engine/execute-run";
import { startRun } from "@/lib/run/services/start";
import { DEFAULT_OPTIONS, generateRoll } from "@/prisma/roll/generate-roll";
import { ordersFor } from "@/prisma/roll/insertions/orders";
import { seedOffice, type Office } from "@/tests/support/review-seed";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

const VOTERS = 14_000;
/** As many faults as a roll of this size would have. */
const FAULTS_OF = 200_000;

/** Rules whose findings can be imitated, and others that make up the queue beside them. */
const RULES = [
  ...["IDN-01", "IDN-02", "IDN-03", "IDN-04", "IDN-05", "IDN-06", "IDN-07", "IDN-10", "IDN-11", "IDN-12"],
  ...["IDN-13", "IDN-14", "GND-01", "GND-02", "GND-03"],
];

/**
 * A roll in two periods with many faults of the rules that are imitated, and a run that puts its control findings
 * among what it found.
 */
export async function world(): Promise<{ office: Office; snapshotId: number; runId: number }> {
  const office = await seedOffice();
  const admin = { actor: office.admin };
  const reason = "banyak soal kendali dalam uji pembeda";
  await setReviewPolicy(admin, { param: "doubleBlindShare", value: 0, reason });
  await setReviewPolicy(admin, { param: "knownAnswerShare", value: 0.2, reason });
  await setReviewPolicy(admin, { param: "revealsPerDay", value: 10_000, reason });
  const insertions = ordersFor("demo", FAULTS_OF, DEFAULT_OPTIONS.tpsCap).filter(
    ({ insertion }) => insertion.where === "anywhere" && /^(?:IDN|GND)-/.test(insertion.code),
  );
  const roll = generateRoll({ ...DEFAULT_OPTIONS, voters: VOTERS, insertions }, loadRegions());
  const batches = [...roll.batches];
  const linesOf = (period: "baseline" | "current") =>
    batches.flatMap((batch) => batch[period].map((raw) => ({ fileOrd: 1, raw })));
  const previousId = await seedSnapshot(linesOf("baseline"), {
    period: "TW III 2025",
    referenceDate: DEFAULT_OPTIONS.baselineDate,
  });
  const snapshotId = await seedSnapshot(linesOf("current"), { previousId });
  await query(sql`ANALYZE`);
  const { runId } = await startRun({ actor: SYSTEM }, { snapshotId, detectors: RULES });
  await executeRun(runId, { beforePublish: insertControlsInRun });
  return { office, snapshotId, runId };
}

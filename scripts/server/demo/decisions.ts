import sql from "sql-template-tag";
import { SYSTEM } from "@/lib/access/actor";
import { audit } from "@/lib/db/audit";
import { prisma } from "@/lib/db/prisma";
import { inTx, type Tx } from "@/lib/db/tx";
import { runIn } from "@/lib/db/tx-rows";
import { officeToday } from "@/lib/regions/time-zone";
import { judged, STORE } from "@/scripts/server/demo/judgements";
import { planDecisions } from "@/scripts/server/demo/plan";

/** A quarter as the sample people worked through it. */
export interface Quarter {
  readonly snapshotId: number;
  /** the roll of the kabupaten next door, from which some of its people come */
  readonly neighbourId: number | undefined;
  /** last day of work, and how many days it took: with weekends */
  readonly endsOn: string;
  readonly days: number;
  /** share of findings decided; the rest waits in different ways */
  readonly decided: number;
}

const DAY = 86_400_000;
const QUARTER_DAYS = 91;

/** Which of the checked quarters: the finished one before, or the one in hand. */
export type WhichQuarter = "finished" | "in-hand";

/**
 * Decisions of sample people, so that each chart has something true to show: the earlier quarter is decided
 * and signed to the end, the last one half. They are written at once and not through the pages, with days in
 * the past; the trail says so in one line. Only the demo does this.
 */
export async function seedDecisions(
  snapshotId: number,
  which: WhichQuarter,
  neighbourId: number | undefined,
): Promise<void> {
  const today = Date.parse(`${officeToday("3314")}T00:00:00Z`);
  const inHand = which === "in-hand";
  const quarter: Quarter = {
    snapshotId,
    neighbourId,
    endsOn: new Date(today - (inHand ? 1 : QUARTER_DAYS) * DAY).toISOString().slice(0, 10),
    days: inHand ? 13 : 20,
    decided: inHand ? 0.52 : 1,
  };
  const people = await samplePeople();
  await inTx((tx) => decide(tx, quarter, people));
}

export interface SamplePeople {
  readonly reviewers: readonly [string, string];
  readonly signer: string;
}

async function samplePeople(): Promise<SamplePeople> {
  const idOf = async (username: string) =>
    (await prisma().user.findUniqueOrThrow({ where: { username }, select: { id: true } })).id;
  return {
    reviewers: [await idOf("verifikator"), await idOf("verifikator2")],
    signer: await idOf("supervisor"),
  };
}

async function decide(tx: Tx, quarter: Quarter, people: SamplePeople): Promise<void> {
  await planDecisions(tx, quarter, people);
  await runIn(
    tx,
    judged(
      "blind",
      sql`
        p.compared
        AND p.state <> 'new'
      `,
      sql`p.first_answer`,
    ),
  );
  await runIn(tx, judged("decision", sql`p.state IN ('final', 'awaiting_signoff')`, sql`p.outcome`));
  await runIn(
    tx,
    judged(
      "second_blind",
      sql`
        p.second
        AND p.state = 'final'
      `,
      sql`p.second_answer`,
    ),
  );
  await runIn(
    tx,
    judged(
      "signoff",
      sql`
        p.signs
        AND p.state = 'final'
      `,
      sql`p.outcome`,
    ),
  );
  await runIn(tx, judged("unsure", sql`p.state = 'unsure'`, sql`NULL`));
  await runIn(
    tx,
    judged(
      "field_check",
      sql`
        p.state = 'field_check'
        OR p.checked
      `,
      sql`NULL`,
    ),
  );
  await runIn(tx, STORE);
  await runIn(tx, sql`DROP TABLE demo_plan`);
  await audit(
    tx,
    { actor: SYSTEM },
    {
      action: "demo.decide",
      entityType: "snapshot",
      entityId: quarter.snapshotId,
      data: { endsOn: quarter.endsOn, days: quarter.days },
    },
  );
}

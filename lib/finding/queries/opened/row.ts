import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { inScope, unreachable } from "@/lib/access/scope";
import { prisma } from "@/lib/db/prisma";
import { forbidden, notFound } from "@/lib/errors";
import { FINDING_COLUMNS, withEvents, type LoadedFinding } from "@/lib/finding/queries/load";

const valuesSchema = z.record(z.string(), z.unknown());
const absorbedSchema = z.array(z.looseObject({ code: z.string(), evidence: valuesSchema.default({}) }));

/** A finding with all that its page shows of its own row. */
export interface OpenedFinding extends LoadedFinding {
  readonly subjectType: string;
  readonly subjectKey: string;
  readonly areaCode: string;
  readonly tpsNo: number | null;
  readonly rowCount: number;
  readonly splitFromId: number | null;
  readonly version: number;
  readonly firstRunId: number;
  readonly score: number | null;
  readonly evidence: Readonly<Record<string, unknown>>;
  /** weaker findings about the same records */
  readonly absorbed: readonly {
    readonly code: string;
    readonly evidence: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * Reads the row of a finding and its judgements, each once, for the person who opens it.
 * @throws UserError not-found, or forbidden outside the person's area
 */
export async function openedFinding(ctx: Ctx, id: number): Promise<OpenedFinding> {
  authorise(ctx.actor, "finding.view");
  const row = await prisma().finding.findUnique({
    where: { id },
    select: {
      ...FINDING_COLUMNS,
      subjectType: true,
      subjectKey: true,
      areaCode: true,
      tpsNo: true,
      rowCount: true,
      splitFromId: true,
      version: true,
      firstRunId: true,
      score: true,
      evidence: true,
      absorbed: true,
    },
  });
  if (!row) throw unreachable(ctx.actor, notFound("finding-not-found", { id }));
  if (!inScope(ctx.actor, row)) throw forbidden("finding-area");
  const { subjectType, subjectKey, areaCode, tpsNo, rowCount, splitFromId, version, firstRunId, score } = row;
  return {
    ...(await withEvents(prisma(), row)),
    ...{ subjectType, subjectKey, areaCode, tpsNo, rowCount, splitFromId, version, firstRunId, score },
    evidence: valuesSchema.parse(row.evidence),
    absorbed: absorbedSchema.parse(row.absorbed),
  };
}

import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { detectorOf } from "@/lib/finding/queries/catalogue";
import type { OpenedFinding } from "./row";

/**
 * The rule that asked: the same for every finding of its run, and no opinion about this one. Shown from the
 * first moment on.
 */
export interface ShownRule {
  readonly version: number;
  /** Parameters in force in the run that found it. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly basis: readonly {
    readonly kind: string;
    readonly cite: string;
    readonly url?: string | undefined;
  }[];
}

const valuesSchema = z.record(z.string(), z.unknown()).catch({});

export async function ruleOf({ detector, version, firstRunId }: OpenedFinding): Promise<ShownRule> {
  const run = await prisma().run.findUnique({ where: { id: firstRunId }, select: { params: true } });
  const ofAll = valuesSchema.parse(run?.params);
  return {
    version,
    params: valuesSchema.parse(ofAll[detector]),
    basis: detectorOf(detector)?.basis ?? [],
  };
}

import {
  REPORT_KINDS,
  REPORT_PAPERS,
  REPORT_STATUSES,
  type ReportKind,
  type ReportPaper,
  type ReportStatus,
} from "@/lib/report/model/status";
import { remadeSchema, reportFileSchema, reportProblemSchema } from "@/lib/report/model/line";
import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import type { Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { authorise, judgesIn } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { notFound } from "@/lib/errors";

export interface ReportView {
  readonly id: number;
  readonly paper: ReportPaper;
  readonly runId: number | null;
  readonly snapshotId: number;
  readonly snapshotLabel: string;
  readonly kind: ReportKind;
  readonly status: ReportStatus;
  /** files made so far, of how many; 0 of 0 while the data are still being read */
  readonly filesMade: number;
  readonly filesAll: number;
  /** the last time that the files were made again: what was not the same byte by byte */
  readonly remade: z.infer<typeof remadeSchema> | null;
  readonly problem: z.infer<typeof reportProblemSchema> | null;
  readonly files: readonly z.infer<typeof reportFileSchema>[];
  readonly chainSeq: number | null;
  readonly chainHead: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
}

const SELECT = {
  id: true,
  paper: true,
  runId: true,
  filesMade: true,
  filesAll: true,
  remade: true,
  kind: true,
  status: true,
  problem: true,
  files: true,
  chainSeq: true,
  chainHead: true,
  createdBy: true,
  createdAt: true,
  options: true,
  snapshotId: true,
  snapshot: { select: { regionCode: true, stage: true, period: true } },
} as const;

type Stored = NonNullable<Awaited<ReturnType<typeof find>>>;
const find = (id: number, db: Tx = prisma()) => db.report.findUnique({ where: { id }, select: SELECT });

function toView({
  snapshot,
  options: _options,
  chainSeq,
  files,
  problem,
  remade,
  ...row
}: Stored): ReportView {
  return {
    ...row,
    kind: z.enum(REPORT_KINDS).parse(row.kind),
    status: z.enum(REPORT_STATUSES).parse(row.status),
    problem: problem === null ? null : reportProblemSchema.parse(problem),
    files: z.array(reportFileSchema).parse(files),
    chainSeq: chainSeq === null ? null : Number(chainSeq),
    paper: z.enum(REPORT_PAPERS).parse(row.paper),
    remade: remade === null ? null : remadeSchema.parse(remade),
    snapshotLabel: `${snapshot.stage} ${snapshot.period}`,
  };
}

/** A report with open findings is for those who do not judge there. */
function mayRead({ actor }: Ctx, { paper, kind, options, snapshot: { regionCode } }: Stored): boolean {
  if (!covers(actor, regionCode)) return false;
  const decided = z.looseObject({ decided: z.literal(true) }).safeParse(options).success;
  return paper !== "findings" || kind === "final" || decided || !judgesIn(actor, regionCode);
}

export async function getReport(ctx: Ctx, id: number, db: Tx = prisma()): Promise<ReportView> {
  authorise(ctx.actor, "report.view");
  const row = await find(id, db);
  if (!row || !mayRead(ctx, row)) throw notFound("report-not-found");
  return toView(row);
}

/** The newest reports, of one run where given. */
export async function listReports(ctx: Ctx, runId?: number): Promise<ReportView[]> {
  authorise(ctx.actor, "report.view");
  const rows = await prisma().report.findMany({
    where: runId === undefined ? {} : { runId },
    orderBy: { id: "desc" },
    take: 100,
    select: SELECT,
  });
  return rows.filter((row) => mayRead(ctx, row)).map(toView);
}

import { EVENT_KINDS } from "@/lib/calendar/model/event";
import { MODUS, NOTE_SOURCES } from "@/lib/calendar/model/local-note";
import { z } from "zod";
import type { Beside, FamilyComparison } from "@/lib/finding/model/comparison/families";
import { ACTION_KINDS } from "@/lib/finding/model/machine/rules";
import { namingPointSchema } from "@/lib/finding/model/naming-point";
import { PROPOSAL_SOURCES } from "@/lib/finding/model/proposals";
import { FINDING_STATES, JUDGEMENT_KINDS, OUTCOMES, RECORD_ROLES, TIERS } from "@/lib/finding/model/state";
import { detailSchema, followUpSchema } from "@/lib/finding/model/stored";
import type { Neighbour } from "@/lib/finding/queries/opened/context";
import type { Attachment, FindingView, ShownRecord } from "@/lib/finding/queries/opened/finding";
import type { TrailEvent } from "@/lib/finding/queries/opened/trail";
import type { FindingTexts, ShownFinding } from "@/lib/next/shown-finding";
import { CODE_KINDS, type CodesOfKind } from "@/lib/roll/code-tables";
import { COMPARED_COLUMNS, CORRECTABLE_COLUMNS, ROLL_COLUMNS } from "@/lib/roll/columns";
import { FOLLOW_UPS } from "@/lib/roll/follow-ups";
import type { Serialized } from "@/lib/serialized";
import type { ShapeOf } from "@/lib/shape-of";
import { elementSchema } from "./shown-element-schema";
import { listEvidenceSchema } from "./shown-list-schema";

// What the route of a finding answers with, parsed before anything is shown of it.

const maybeTextSchema = z.string().nullable();
const timeSchema = z.string();
const valuesSchema = z.record(z.string(), z.unknown());
const textsByNameSchema = z.record(z.string(), z.string());
const outcomeSchema = z.enum(OUTCOMES).nullable();

const codesSchema = z.object({
  table: z.string(),
  source: z.string(),
  codes: z.array(z.object({ code: z.string(), id: z.string(), en: z.string(), until: maybeTextSchema })),
} satisfies ShapeOf<Serialized<CodesOfKind>>);

const wordsSchema = z.object({ id: z.string(), en: z.string() });

const recordSchema = z.object({
  ord: z.int(),
  role: z.enum(RECORD_ROLES),
  snapshotId: z.int(),
  rowNo: z.int(),
  fileName: maybeTextSchema,
  sheet: maybeTextSchema,
  lineNo: z.int().nullable(),
  active: z.boolean(),
  tmsCode: z.int().nullable(),
  values: z.record(z.enum(COMPARED_COLUMNS), maybeTextSchema),
} satisfies ShapeOf<Serialized<ShownRecord>>);

const besideSchema = z.object({
  left: z.int(),
  right: z.int(),
  rows: z.array(elementSchema),
} satisfies ShapeOf<Serialized<Beside>>);

const familiesSchema = z.object({
  left: z.array(z.int()),
  right: z.array(z.int()),
  household: besideSchema,
  doubles: z.array(besideSchema),
} satisfies ShapeOf<Serialized<FamilyComparison>>);

const neighboursSchema = z.array(
  z.object({
    snapshotId: z.int(),
    period: z.string(),
    rowNo: z.int(),
    name: maybeTextSchema,
    birthYear: maybeTextSchema,
    sex: maybeTextSchema,
    marital: maybeTextSchema,
    address: maybeTextSchema,
    rt: maybeTextSchema,
    rw: maybeTextSchema,
    tps: maybeTextSchema,
    desa: maybeTextSchema,
    active: z.boolean(),
    tmsCode: z.int().nullable(),
    subject: z.boolean(),
  } satisfies ShapeOf<Serialized<Neighbour>>),
);

const trailEventSchema = z.object({
  id: z.int(),
  round: z.int(),
  kind: z.enum(JUDGEMENT_KINDS),
  by: z.string(),
  own: z.boolean(),
  at: timeSchema,
  outcome: outcomeSchema,
  reasonCode: maybeTextSchema,
  followUp: followUpSchema,
  made: z
    .object({
      table: z.string(),
      source: z.string(),
      code: wordsSchema.nullable(),
      value: wordsSchema.nullable(),
    })
    .nullable(),
  detail: detailSchema,
  note: maybeTextSchema,
  seconds: z.int().nullable(),
  refersTo: z.int().nullable(),
} satisfies ShapeOf<Serialized<TrailEvent>>);

const eventSchema = z.object({
  id: z.int(),
  kind: z.enum(EVENT_KINDS),
  areaCode: z.string(),
  areaName: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  title: z.string(),
});

const noteSchema = z.object({
  id: z.int(),
  modus: z.enum(MODUS),
  areaCode: z.string(),
  areaName: z.string(),
  startsOn: z.string(),
  expiresOn: z.string(),
  source: z.enum(NOTE_SOURCES),
  description: z.string(),
  by: z.string(),
  mine: z.boolean(),
});

const attachmentSchema = z.object({
  id: z.int(),
  name: z.string(),
  mime: z.string(),
  size: z.int(),
  sha256: z.string(),
  uploadedAt: timeSchema,
} satisfies ShapeOf<Serialized<Attachment>>);

const viewSchema = z.object({
  id: z.int(),
  revision: z.int(),
  snapshotId: z.int(),
  snapshotLabel: z.string(),
  referenceDate: z.string(),
  detector: z.string(),
  tier: z.enum(TIERS),
  subjectType: z.string(),
  place: z.object({
    areaCode: z.string(),
    kecName: maybeTextSchema,
    desaName: maybeTextSchema,
    kecKey: maybeTextSchema,
    desaKey: maybeTextSchema,
    tpsNo: z.int().nullable(),
  }),
  state: z.enum(FINDING_STATES),
  round: z.int(),
  isGroup: z.boolean(),
  rowCount: z.int(),
  splitFromId: z.int().nullable(),
  blind: z.boolean(),
  comparison: z.boolean(),
  held: z.enum(["me", "other"]).nullable(),
  holderName: maybeTextSchema,
  claimedUntil: timeSchema.nullable(),
  assigneeName: maybeTextSchema,
  dueDate: maybeTextSchema,
  outcome: outcomeSchema,
  reasonCode: maybeTextSchema,
  can: z.array(z.enum(ACTION_KINDS)),
  followUps: z.array(z.enum(FOLLOW_UPS)),
  codes: z.record(z.enum(CODE_KINDS), codesSchema),
  innocent: z.array(z.string()),
  change: z.object({
    proposals: z.array(
      z.object({
        id: z.string(),
        element: z.enum(CORRECTABLE_COLUMNS),
        source: z.enum(PROPOSAL_SOURCES),
        rows: z.array(z.int()),
        shown: z.string(),
      }),
    ),
    elements: z.array(z.enum(CORRECTABLE_COLUMNS)),
    tps: z.array(z.int()),
  }),
  columns: z.array(z.enum(ROLL_COLUMNS)),
  records: z.array(recordSchema),
  recordsMore: z.boolean(),
  comparisonRows: z.array(elementSchema),
  pairRows: z.array(besideSchema),
  families: familiesSchema.nullable(),
  lists: listEvidenceSchema.nullable(),
  letters: z.array(namingPointSchema),
  household: neighboursSchema,
  tps: neighboursSchema,
  history: neighboursSchema,
  rule: z.object({
    version: z.int(),
    params: valuesSchema,
    basis: z.array(z.object({ kind: z.string(), cite: z.string(), url: z.string().optional() })),
  }),
  machine: z
    .object({
      sentence: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
      evidence: valuesSchema,
      score: z.number().nullable(),
      absorbed: z.array(z.object({ code: z.string(), evidence: valuesSchema })),
    })
    .nullable(),
  order: z
    .object({
      samples: z.int().nullable(),
      record: z.object({ source: z.string(), right: z.int(), judged: z.int() }).nullable(),
      random: z.boolean(),
      reasons: z.array(z.object({ feature: z.string(), effect: z.number() })),
    })
    .nullable(),
  earlier: z.array(
    z.object({
      findingId: z.int(),
      period: z.string(),
      outcome: z.enum(OUTCOMES),
      reasonCode: maybeTextSchema,
      decidedBy: maybeTextSchema,
      decidedAt: timeSchema,
      note: maybeTextSchema,
    }),
  ),
  replaced: z.array(
    z.object({
      findingId: z.int(),
      state: z.enum(["field_check", "awaiting_signoff"]),
      dueDate: maybeTextSchema,
    }),
  ),
  events: z.array(eventSchema),
  notes: z.array(noteSchema),
  attachments: z.array(attachmentSchema),
  trail: z.array(trailEventSchema),
} satisfies ShapeOf<Serialized<FindingView>>);

const textsSchema = z.object({
  title: z.string(),
  question: z.string(),
  rule: z.string(),
  sentence: maybeTextSchema,
  answers: z.object({ accept: z.string(), reject: z.string() }).nullable(),
  innocent: z.array(z.object({ name: z.string(), looks: z.string(), tell: z.string() })),
  check: z.object({ look: z.string(), see: z.string() }).nullable(),
  evidenceLabels: textsByNameSchema,
  paramLabels: textsByNameSchema,
  absorbed: textsByNameSchema,
} satisfies ShapeOf<FindingTexts>);

export const shownFindingSchema: z.ZodType<ShownFinding> = z.object({ view: viewSchema, texts: textsSchema });

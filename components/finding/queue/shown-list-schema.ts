import { z } from "zod";
import type { ListEvidence, ListLine } from "@/lib/finding/queries/opened/list-lines";
import { LIST_KINDS, MATCH_WAYS } from "@/lib/list/model/kinds";
import { COMPARED_COLUMNS } from "@/lib/roll/columns";
import type { Serialized } from "@/lib/serialized";
import type { ShapeOf } from "@/lib/shape-of";
import type { Namesake } from "@/lib/snapshot/model/namesake";
import { elementSchema } from "./shown-element-schema";

const maybeTextSchema = z.string().nullable();

const namesakeSchema = z.object({
  rowNo: z.int(),
  lineNo: z.int(),
  fileName: maybeTextSchema,
  name: maybeTextSchema,
  nik: maybeTextSchema,
  nkk: maybeTextSchema,
  birthYear: maybeTextSchema,
  sex: maybeTextSchema,
  address: maybeTextSchema,
  rt: maybeTextSchema,
  rw: maybeTextSchema,
  tps: maybeTextSchema,
  desa: maybeTextSchema,
  sameName: z.boolean(),
  sameFamily: z.boolean(),
  of: z.array(z.int()),
} satisfies ShapeOf<Serialized<Namesake>>);

const lineSchema = z.object({
  listId: z.int(),
  kind: z.enum(LIST_KINDS),
  source: z.string(),
  letterNumber: maybeTextSchema,
  letterDate: maybeTextSchema,
  broughtBy: maybeTextSchema,
  file: z.string(),
  line: z.int(),
  people: z.array(
    z.object({
      values: z.record(z.enum(COMPARED_COLUMNS), maybeTextSchema),
      age: maybeTextSchema,
    }),
  ),
  rows: z.array(elementSchema),
  told: z
    .object({
      matches: z.array(z.object({ rowNo: z.int(), how: z.enum(MATCH_WAYS), probability: z.number() })),
      rate: z
        .object({
          share: z.number().nullable(),
          low: z.number(),
          high: z.number(),
          judged: z.int(),
        })
        .nullable(),
    })
    .nullable(),
} satisfies ShapeOf<Serialized<ListLine>>);

/** The lines of lists that brought a finding, as its route answers them. */
export const listEvidenceSchema = z.object({
  lines: z.array(lineSchema),
  namesakes: z.object({ people: z.array(namesakeSchema), all: z.int(), doubtful: z.array(z.int()) }),
} satisfies ShapeOf<Serialized<ListEvidence>>);

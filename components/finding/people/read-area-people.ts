import { z } from "zod";
import { formatPeopleOrder, type PeopleOrder } from "@/lib/finding/model/case/people-order";
import type { AreaPeople, AreaVoter, Tally } from "@/lib/finding/queries/case/area-people";
import type { Serialized } from "@/lib/serialized";
import type { ShapeOf } from "@/lib/shape-of";

const maybeTextSchema = z.string().nullable();
const voterSchema = z.object({
  rowNo: z.int(),
  lineNo: z.int(),
  fileName: maybeTextSchema,
  period: maybeTextSchema,
  name: maybeTextSchema,
  nik: maybeTextSchema,
  nkk: maybeTextSchema,
  birthYear: maybeTextSchema,
  age: z.int().nullable(),
  sex: maybeTextSchema,
  marital: maybeTextSchema,
  address: maybeTextSchema,
  rt: maybeTextSchema,
  rw: maybeTextSchema,
  tps: maybeTextSchema,
  desa: maybeTextSchema,
} satisfies ShapeOf<Serialized<AreaVoter>>);
const tallySchema = z.object({
  kind: z.enum(["age", "origin", "family", "address"]),
  label: z.string(),
  male: z.int(),
  female: z.int(),
  n: z.int(),
  of: z.int(),
} satisfies ShapeOf<Serialized<Tally>>);

const peopleSchema: z.ZodType<AreaPeople> = z.object({
  all: z.int(),
  page: z.int(),
  voters: z.array(voterSchema),
  tallies: z.array(tallySchema),
});

/** @param page from 1 @throws Error where the server cannot be reached or refuses */
export async function readAreaPeople(
  findingId: number,
  page: number,
  order: PeopleOrder | null,
): Promise<AreaPeople> {
  const asked = new URLSearchParams({ halaman: String(page) });
  if (order !== null) asked.set("urut", formatPeopleOrder(order));
  const answer = await fetch(`/api/temuan/${findingId}/warga?${asked}`, { cache: "no-store" });
  if (!answer.ok) throw new Error(`people of finding ${findingId}: ${answer.status}`);
  return peopleSchema.parse(await answer.json());
}

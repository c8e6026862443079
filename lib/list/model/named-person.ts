import { z } from "zod";
import { ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";
import type { NamedPerson } from "./read-list";

const text = z.string().nullable();

/** A person of a list as it was stored with its line. */
export const namedPersonSchema: z.ZodType<NamedPerson> = z.object({
  raw: z.partialRecord(z.enum(ROLL_COLUMNS as readonly [RollColumn, ...RollColumn[]]), text),
  normal: z.object({
    nikOk: text,
    nikKind: z.enum(["ok", "empty", "masked", "damaged", "bad"]),
    nkkOk: text,
    nkkKind: z.enum(["ok", "empty", "masked", "damaged", "bad"]),
    nameNorm: text,
    nameKey: text,
    placeNorm: text,
    birthDate: text,
    age: z.number().nullable(),
    sex: z.enum(["L", "P"]).nullable(),
    marital: z.enum(["B", "S", "P"]).nullable(),
    addressNorm: text,
    rtNo: z.number().nullable(),
    rwNo: z.number().nullable(),
    tpsNo: z.number().nullable(),
    tmsCode: z.number().nullable(),
    active: z.boolean(),
    regionCode: z.string(),
    kecCode: text,
    desaCode: text,
    kecKey: z.string(),
    desaKey: z.string(),
  }),
});

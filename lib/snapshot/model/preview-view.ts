import { z } from "zod";
import { maskDeep } from "@/lib/mask-text";
import type { Preview } from "@/lib/ingest/preview";
import { maskIdentity } from "@/lib/roll/identity-number";
import type { RawRecord } from "@/lib/roll/columns";
import type { NormalRecord } from "@/lib/roll/normal-record";

/**
 * A record as it would be stored, for people and scripts; what says who it is is starred unless a purpose was
 * given.
 */
const previewRowSchema = z
  .object({
    nik: z.string().nullable(),
    nkk: z.string().nullable(),
    name: z.string().nullable(),
    active: z.boolean(),
  })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type PreviewRow = Readonly<z.infer<typeof previewRowSchema>>;

/** @param nameOf the official name of a code */
export function previewRow(
  raw: RawRecord,
  normal: NormalRecord,
  masked: boolean,
  nameOf: (code: string) => string | null,
): PreviewRow {
  const hide = (text: string | null | undefined) => (masked ? starred(text) : (text ?? null));
  const identity = (digits: string | null, kind: string, text: string | null | undefined) => {
    const shown = kind === "empty" ? null : (digits ?? text ?? null);
    return masked ? maskIdentity(shown) || null : shown;
  };
  const row: PreviewRow = {
    nik: identity(normal.nikOk, normal.nikKind, raw.nik),
    nkk: identity(normal.nkkOk, normal.nkkKind, raw.nkk),
    name: hide(raw.name),
    birthPlace: hide(raw.birthPlace),
    birthDate: masked ? (normal.birthDate?.slice(0, 4) ?? null) : normal.birthDate,
    birthDateRaw: hide(raw.birthDate),
    sex: normal.sex,
    marital: normal.marital,
    address: hide(raw.address),
    rt: numberOr(normal.rtNo, raw.rt),
    rw: numberOr(normal.rwNo, raw.rw),
    tps: normal.tpsNo,
    disability: hide(raw.disability),
    ktpEl: raw.ktpEl ?? null,
    remark: raw.remark ?? null,
    active: normal.active,
    kecamatan: placeName(normal.kecCode, raw.kecamatan, nameOf),
    desa: placeName(normal.desaCode, raw.desa, nameOf),
    kecamatanCode: normal.kecCode,
    desaCode: normal.desaCode,
    age: normal.age,
  };
  return masked ? maskDeep(row) : row;
}

const starred = (text: string | null | undefined): string | null =>
  text ? text.replace(/[\p{L}\p{N}]/gu, (sign, at: number) => (at < 2 ? sign : "*")) : null;

const numberOr = (value: number | null, text: string | null | undefined): string | null =>
  value === null ? (text ?? null) : String(value);

const placeName = (
  code: string | null,
  text: string | null | undefined,
  nameOf: (code: string) => string | null,
): string | null => (code === null ? (text ?? null) : (nameOf(code)?.toUpperCase() ?? text ?? null));

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** What the page shows between mapping and import: identities starred. */
export const previewViewSchema = z.object({
  questions: z
    .array(
      z.object({
        id: z.string(),
        code: z.string(),
        values: valuesSchema,
        samples: z.array(z.string()).readonly(),
        answers: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  warnings: z.array(z.object({ code: z.string(), values: valuesSchema })).readonly(),
  accepted: z.number(),
  rejected: z.number(),
  active: z.number(),
  tables: z.array(
    z.object({ title: z.string(), sheet: z.string().nullable(), rows: z.array(previewRowSchema) }),
  ),
});
export type PreviewView = z.infer<typeof previewViewSchema>;

export function viewOf(preview: Preview, nameOf: (code: string) => string | null): PreviewView {
  const { questions, warnings, accepted, rejected, active } = preview;
  return maskDeep<PreviewView>({
    questions,
    warnings,
    accepted,
    rejected,
    active,
    tables: preview.tables.map(({ title, sheet }, i) => ({
      title,
      sheet,
      rows: preview.records
        .filter(({ file }) => file === i + 1)
        .map(({ raw, normal }) => previewRow(raw, normal, true, nameOf)),
    })),
  });
}

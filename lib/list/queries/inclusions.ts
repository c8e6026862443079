import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { rows } from "@/lib/db/sql";
import { notFound } from "@/lib/errors";
import { INCLUDING } from "@/lib/list/model/kinds";
import { namedPersonSchema } from "@/lib/list/model/named-person";
import { rollOf } from "./roll";

const schema = z.object({
  person: namedPersonSchema,
  source: z.string(),
  letter: z.string().nullable(),
  kecamatan: z.string().nullable(),
  desa: z.string().nullable(),
  elsewhere: z.string().nullable(),
  struck: z.number().nullable(),
});

/** A person to be added (pemilih baru), identities in full: for the sheet of Sidalih alone. */
export interface Inclusion {
  readonly kecamatan: string;
  readonly desa: string;
  readonly nkk: string;
  readonly nik: string;
  readonly name: string;
  readonly birthPlace: string;
  readonly birthDate: string;
  readonly marital: string;
  readonly sex: string;
  readonly address: string;
  readonly rt: string;
  readonly rw: string;
  /** what speaks against it: a record on another roll of this server, a strike of an earlier period */
  readonly note: string;
  readonly source: string;
  readonly tps: string;
}

/**
 * Everybody of a roll's lists whose inclusion is final: accepted with TAMBAH and nothing else. Each is looked up
 * by the number among the other rolls of this server, and among those struck off in earlier periods of this
 * kabupaten.
 */
export async function sheetOfInclusions(ctx: Ctx, snapshotId: number): Promise<Inclusion[]> {
  authorise(ctx.actor, "export.create-unmasked");
  const roll = await rollOf(snapshotId);
  if (roll === null || !covers(ctx.actor, roll.regionCode))
    throw notFound("snapshot-not-found", { id: snapshotId });
  const found = await rows(
    schema,
    sql`
      WITH
        held AS (
          SELECT
            l.*,
            row_number() OVER (
              ORDER BY
                l.id
            ) AS place
          FROM
            reference_list l
          WHERE
            l.snapshot_id = ${snapshotId}::int
        )
      SELECT
        n.people -> 0 AS person,
        l.source,
        l.letter_number AS letter,
        kec.name AS kecamatan,
        desa.name AS desa,
        (
          SELECT
            string_agg(DISTINCT s.region_code, ', ')
          FROM
            voter_record v
            JOIN snapshot s ON s.id = v.snapshot_id
            AND s.status = 'ready'
          WHERE
            v.nik_ok = n.people -> 0 -> 'normal' ->> 'nikOk'
            AND v.active
            AND s.region_code <> ${roll.regionCode}
        ) AS elsewhere,
        (
          SELECT
            max(v.tms_code)
          FROM
            voter_record v
            JOIN snapshot s ON s.id = v.snapshot_id
            AND s.status = 'ready'
          WHERE
            v.nik_ok = n.people -> 0 -> 'normal' ->> 'nikOk'
            AND NOT v.active
            AND s.region_code = ${roll.regionCode}
        ) AS struck
      FROM
        held l
        JOIN reference_list_line n ON n.list_id = l.id
        AND n.state = 'none'
        JOIN finding f ON f.snapshot_id = ${snapshotId}::int
        AND f.detector IN ('RUJ-03', 'RUJ-04')
        AND f.subject_key LIKE '%#L' || l.place || '-' || n.ord
        AND f.state = 'final'
        AND f.outcome = 'accepted'
        AND f.follow_up = 'TAMBAH'
        LEFT JOIN region_code desa ON desa.code = n.desa_key
        LEFT JOIN region_code kec ON kec.code = left(n.desa_key, 6)
      WHERE
        l.status = 'held'
        AND l.kind = ANY (${[...INCLUDING]}::TEXT[])
      ORDER BY
        l.id,
        n.ord
    `,
  );
  return found.map(inclusionOf);
}

/** Reasons of a strike by their number, as the sheet's reader knows them (PKPU 7/2022, lampiran). */
const STRIKE_WORDS: Readonly<Record<number, string>> = {
  1: "MENINGGAL",
  2: "GANDA",
  3: "DI BAWAH UMUR",
  4: "PINDAH",
  5: "TIDAK DIKENAL",
  6: "TNI",
  7: "POLRI",
  8: "SALAH PENEMPATAN TPS",
};

function inclusionOf({
  person,
  source,
  letter,
  kecamatan,
  desa,
  elsewhere,
  struck,
}: z.infer<typeof schema>): Inclusion {
  const { raw } = person;
  const said = (text: string | null | undefined) => text ?? "";
  return {
    kecamatan: said(kecamatan ?? raw.kecamatan).toUpperCase(),
    desa: said(desa ?? raw.desa).toUpperCase(),
    nkk: said(raw.nkk),
    nik: said(raw.nik),
    name: said(raw.name),
    birthPlace: said(raw.birthPlace),
    birthDate: said(raw.birthDate),
    marital: said(raw.marital),
    sex: said(raw.sex),
    address: said(raw.address),
    rt: said(raw.rt),
    rw: said(raw.rw),
    note: [
      elsewhere === null ? "" : `ADA DI ${elsewhere}`,
      struck === null ? "" : `PERNAH TMS: ${STRIKE_WORDS[struck] ?? "ALASAN LAIN"}`,
    ]
      .filter(Boolean)
      .join("; "),
    source: [source, letter].filter(Boolean).join(" "),
    tps: said(raw.tps),
  };
}

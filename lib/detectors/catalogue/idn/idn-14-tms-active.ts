import sql from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject } from "@/lib/detectors/kit/sql";

const remark = sql`upper(v.remark)`;
/**
 * A reason to strike off, not at the start of the remark or written with its number, so that the import did
 * not take it for a code.
 */
const saysTms = sql`
  (
    ${remark} ~ '\\m(MENINGGAL|WAFAT|ALMARHUMAH?|ALM|TMS|GANDA|DI ?BAWAH UMUR|TIDAK DIKENAL|TNI|POLRI|WNA)\\M'
    OR ${remark} ~ '\\m(PINDAH (DOMISILI|KELUAR)|SALAH TPS|SALAH PENEMPATAN)\\M'
    OR ${remark} ~ '^(TMS|KODE)?[^0-9A-Z]*[1-8] *[-.,:;)/] *[A-Z]'
  )
`;
/**
 * "bukan TNI", "istri Polri", "suami meninggal", "purnawirawan TNI", "pindah datang": named, but no reason.
 * "Keluarga lapor meninggal" is one.
 */
const ABOUT_ANOTHER = [
  "\\m(MANTAN|EKS|PENSIUNAN?|PURN(AWIRAWAN)?|ISTRI|SUAMI|ANAK|JANDA|DUDA|KELUARGA|ORANG TUA|ASRAMA)\\M",
  "[ .]*((DARI|ANGGOTA|SUDAH|TELAH|DITINGGAL) )*(TNI|POLRI|MENINGGAL|WAFAT)",
].join("");
const denies = sql`
  (
    ${remark} ~ '\\m(BUKAN|BELUM|BLM|TIDAK (?!DIKENAL)|TDK (?!DIKENAL)|PINDAH (DATANG|MASUK))'
    OR ${remark} ~ ${ABOUT_ANOTHER}
  )
`;
const saysActive = sql`
  (
    ${remark} ~ '\\m(BATAL|DIBATALKAN|DIKEMBALIKAN|KEMBALIKAN|AKTIF|MASIH HIDUP|MASIH ADA|MEMENUHI SYARAT)\\M'
    AND ${remark} !~ '\\m(TIDAK|TDK|NON) ?-?(AKTIF|MEMENUHI)'
  )
`;

/**
 * The remark names a TMS reason and the row still counts as active, or the row is struck off while the remark
 * takes that back.
 */
export const idn14 = recordDetector({
  code: "IDN-14",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu7, SOURCES.disabilityCodes, SOURCES.sikka2024],
  innocent: ["denied", "familyOf"],
  needs: ["remark"],
  params: z.object({}),
  evidence: z.object({ problem: z.enum(["active", "struck"]), code: z.int().nullable() }),
  dispute: ["problem", "code"],
  disputedColumns: ["remark"],
  explain: ({ problem, code }) => ({ problem, code: code ?? 0 }),
  supersededBy: [],
  followUps: ["TMS-1", "TMS-2", "TMS-3", "TMS-4", "TMS-5", "TMS-6", "TMS-7", "TMS-8", "UBAH"],
  where: () => sql`
    v.remark IS NOT NULL
    AND CASE
      WHEN v.active THEN ${saysTms}
      AND NOT ${denies}
      ELSE ${saysActive}
    END
  `,
  evidenceSql: () =>
    jsonObject({
      problem: sql`
        CASE
          WHEN v.active THEN 'active'
          ELSE 'struck'
        END
      `,
      code: sql`v.tms_code`,
    }),
  examples: [
    { name: "saidDead", kind: "fires", rows: [{ remark: "kabarnya meninggal" }, {}] },
    { name: "movedInside", kind: "fires", rows: [{ remark: "kode RT 4, pindah domisili" }, {}] },
    { name: "takenBack", kind: "fires", rows: [{ remark: "TMS 4 batal, masih ada di rumah" }, {}] },
    { name: "struck", kind: "near-miss", rows: [{ remark: "TMS 1" }, { remark: "8" }] },
    { name: "changed", kind: "near-miss", rows: [{ remark: "U" }, { remark: "BARU" }] },
    {
      name: "denied",
      kind: "innocent",
      rows: [{ remark: "bukan TNI" }, { remark: "belum meninggal, dicek" }],
    },
    { name: "familyOf", kind: "innocent", rows: [{ remark: "istri TNI" }, { remark: "pensiunan Polri" }] },
  ],
});

import sql from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject } from "@/lib/detectors/kit/sql";

const paramsSchema = z.object({
  /** Whole names that stand for "no name", upper case. */
  placeholders: z
    .array(z.string())
    .default([
      "TIDAK DIKETAHUI",
      "TDK DIKETAHUI",
      "TIDAK TAHU",
      "TIDAK ADA",
      "TIDAK ADA NAMA",
      "TANPA NAMA",
      "BELUM ADA NAMA",
      "TES",
      "TEST",
      "TESTING",
      "CONTOH",
      "NAMA",
      "NAMA LENGKAP",
      "NAMA PEMILIH",
      "KOSONG",
      "NN",
      "NO NAME",
      "NONAME",
      "ANONIM",
      "NULL",
      "PEMILIH",
    ]),
});

/** Two letters or more and single spaces, as nine names in ten: only the list of placeholders can object. */
const plain = sql`v.name ~ '^[A-Z]{2,}( [A-Z]+)*$'`;
const letters = sql`regexp_replace(v.name, '[^A-Za-zÀ-ɏ]', '', 'g')`;
const tidy = sql`upper(btrim(regexp_replace(v.name, '[^A-Za-zÀ-ɏ]+', ' ', 'g')))`;
const blank = sql`v.name !~ '[[:alnum:]?]'`;
/** XXX, AAAA: three times the same letter and nothing else. */
const oneLetter = (text: ReturnType<typeof sql>) => sql`
  (
    ltrim(${text}, left(${text}, 1) || ' ') = ''
    AND length(replace(${text}, ' ', '')) > 2
  )
`;
const placeholder = (names: readonly string[]) => sql`
  (
    ${blank}
    OR ${tidy} = ANY (${[...names]}::TEXT[])
    OR ${oneLetter(sql`upper(${letters})`)}
  )
`;
const digits = sql`v.name ~ '[0-9]'`;
// Apostrophe (every kind), hyphen, period and the comma before a degree belong to names.
const symbols = sql`v.name ~ '[^A-Za-zÀ-ɏ0-9''‘’ʼ\`´., -]'`;
const short = sql`length(${letters}) < 2`;

/**
 * A name that is hardly one: fewer than two letters, digits, symbols, or a placeholder. One-word names are
 * normal and never fire.
 */
export const idn11 = recordDetector({
  code: "IDN-11",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.permendagri73, SOURCES.dps2023],
  innocent: ["mononym", "apostrophe", "lostCharacter"],
  needs: ["name"],
  params: paramsSchema,
  evidence: z.object({ problem: z.enum(["placeholder", "digits", "symbols", "short"]) }),
  dispute: ["problem"],
  disputedColumns: ["name"],
  supersededBy: [],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  where: (ctx) => sql`
    v.active
    AND v.name IS NOT NULL
    AND CASE
      WHEN ${plain} THEN v.name = ANY (${[...ctx.params.placeholders]}::TEXT[])
      OR ${oneLetter(sql`v.name`)}
      ELSE ${placeholder(ctx.params.placeholders)}
      OR ${digits}
      OR ${symbols}
      OR ${short}
    END
  `,
  evidenceSql: (ctx) =>
    jsonObject({
      problem: sql`
        CASE
          WHEN ${placeholder(ctx.params.placeholders)} THEN 'placeholder'
          WHEN ${digits} THEN 'digits'
          WHEN ${symbols} THEN 'symbols'
          ELSE 'short'
        END
      `,
    }),
  examples: [
    { name: "oneLetter", kind: "fires", rows: [{ name: "A" }, {}] },
    { name: "digits", kind: "fires", rows: [{ name: "BUD1 SANTOSO" }, {}] },
    { name: "questionMark", kind: "fires", rows: [{ name: "SIT? AMINAH" }, {}] },
    { name: "unknown", kind: "fires", rows: [{ name: "TIDAK DIKETAHUI" }, {}] },
    { name: "dash", kind: "fires", rows: [{ name: "-" }, {}] },
    { name: "xxx", kind: "fires", rows: [{ name: "XXX" }, {}] },
    { name: "twoLetters", kind: "near-miss", rows: [{ name: "NI" }] },
    { name: "degree", kind: "near-miss", rows: [{ name: "DRS. H. AHMAD, M.PD" }] },
    { name: "mononym", kind: "innocent", rows: [{ name: "PARIYEM" }, { name: "SLAMET" }] },
    {
      name: "apostrophe",
      kind: "innocent",
      rows: [{ name: "NUR'AINI" }, { name: "MA’RUF" }, { name: "AL-FATIH" }, { name: "M. YUSUF" }],
    },
    { name: "lostCharacter", kind: "innocent", findings: 1, rows: [{ name: "NUR?AINI" }, {}] },
  ],
});

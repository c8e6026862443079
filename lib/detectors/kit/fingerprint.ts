import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { quoted, rawColumn } from "./sql";
import type { Detector } from "./types";

/** Raised when the recipe changes: every question would then look new. */
const RECIPE = "1";
/** Unit separator: stands in no roll. */
const SEPARATOR = raw("chr(31)");

/**
 * Who a record is: the NIK, or without one what the roll itself says, so that the same person in the next
 * snapshot is the same.
 */
export function recordIdentity(alias = "v"): Sql {
  const c = (column: string) => raw(`${alias}.${column}`);
  return sql`
    coalesce(
      ${c("nik_ok")},
      concat_ws(
        '|',
        coalesce(${c("name_norm")}, ${c("name")}, ''),
        coalesce(${c("birth_date")}::text, ${c("birth_date_raw")}, ''),
        ${c("desa_key")}
      )
    )
  `;
}

/** Aggregate over the rows of one subject: their identities, each once, in one order. */
export function identities(identity: Sql): Sql {
  return sql`
    string_agg(
      DISTINCT ${identity} COLLATE "C",
      ${SEPARATOR}
      ORDER BY
        ${identity} COLLATE "C"
    )
  `;
}

/**
 * The values of one row in the detector's disputed raw columns; the caller gathers them over the subject's
 * rows with `identities`.
 */
export function disputedValues(detector: Pick<Detector, "disputedColumns">, alias = "v"): Sql {
  const columns = detector.disputedColumns ?? [];
  return columns.length === 0
    ? raw("''")
    : sql`
        concat_ws('|', ${join(
          columns.map((column) => sql`coalesce(${rawColumn(column, alias)}, '')`),
          ", ",
        )})
      `;
}

/**
 * The disputed fields of `evidence`, as canonical text: jsonb has one order of keys. Groups dispute nothing
 * but themselves.
 */
export function disputeText(detector: Pick<Detector, "dispute">, evidence: Sql): Sql {
  if (detector.dispute.length === 0) return raw("'{}'");
  const fields = detector.dispute.map(
    (field) => sql`
      ${quoted(field)},
      ${evidence} -> ${quoted(field)}
    `,
  );
  return sql`
    CASE
      WHEN ${evidence} ? 'group' THEN '{"group": true}'
      ELSE jsonb_build_object(${join(fields, ", ")})::text
    END
  `;
}

/**
 * SHA-256 over detector, subject and dispute: the same question in the next snapshot has the same
 * fingerprint. No row number, count, score or parameter is in it.
 * @param identity the subject's identity, see `identities`
 */
export function fingerprint(code: Sql, subjectType: Sql, identity: Sql, dispute: Sql, values: Sql): Sql {
  const text = sql`
    concat_ws(
      ${SEPARATOR},
      ${quoted(RECIPE)},
      ${code},
      ${subjectType},
      ${identity},
      ${dispute},
      ${values}
    )
  `;
  return sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;
}

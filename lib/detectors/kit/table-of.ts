import type { Sql } from "sql-template-tag";
import type { DetectorContext, Preparation } from "./types";

/**
 * The working table of a preparation, to stand after FROM.
 * @throws Error when the detector does not name it
 */
export function tableOf({ tables }: Pick<DetectorContext<unknown>, "tables">, { name }: Preparation): Sql {
  const table = tables[name];
  if (table === undefined) throw new Error(`the detector does not name the preparation \`${name}\``);
  return table;
}

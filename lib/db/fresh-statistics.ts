import sql from "sql-template-tag";
import { query } from "./sql";

/** Lets the database count anew what it plans queries over findings by: after very many came or changed at once. */
export const freshStatistics = async (): Promise<void> => void (await query(sql`SELECT findings_analyse ()`));

import { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { BLOCKING_RULES } from "./blocking-rules";

/** The tables live for minutes and are analysed when they are made; a vacuum would only take its share of the cores. */
export const NO_VACUUM = raw("WITH (autovacuum_enabled = FALSE)");

/**
 * Rows of voter_record to compare, to stand after FROM: a partition, or a parenthesised SELECT with an alias.
 */
export interface Sides {
  readonly left: Sql;
  /** Null: find pairs inside `left`. */
  readonly right: Sql | null;
  /** The people whose names and dates say what is common and what is rare; both sides unless told. */
  readonly population?: Sql;
  /** Files of `left` whose numbers a spreadsheet damaged (BRK-01): their NIK and NKK are not compared. */
  readonly damagedFiles?: readonly number[];
}

/**
 * The working tables of one linkage. They are unlogged and not temporary, because PostgreSQL scans temporary
 * tables with one process only; whoever starts a linkage drops them at its end, and before its start in case
 * an earlier one was killed.
 */
export class LinkageTables {
  readonly spelling: Sql;
  readonly word: Sql;
  readonly odd: Sql;
  readonly named: Sql;
  readonly joint: Sql;
  readonly name: Sql;
  readonly date: Sql;
  readonly address: Sql;
  readonly place: Sql;
  readonly street: Sql;
  readonly office: Sql;
  readonly base: Sql;
  readonly brought: Sql;
  readonly left: Sql;
  readonly right: Sql;
  readonly pair: Sql;

  /** What the name of every table begins with, its schema included. */
  readonly prefix: string;

  /**
   * @param name a plain identifier, unique among the linkages of this database at one time; the tables stand
   * in the schema `scratch`, whether or not it says so
   */
  constructor(
    name: string,
    readonly twoSides: boolean,
  ) {
    if (!/^(scratch\.)?[a-z][a-z0-9_]{0,40}$/.test(name)) throw new RangeError(`not a table prefix: ${name}`);
    const prefix = name.startsWith("scratch.") ? name : `scratch.${name}`;
    this.prefix = prefix;
    const table = (suffix: string) => raw(`${prefix}_${suffix}`);
    this.spelling = table("spelling");
    this.word = table("word");
    this.odd = table("odd");
    this.named = table("named");
    this.joint = table("joint");
    this.name = table("name");
    this.date = table("date");
    this.address = table("address");
    this.place = table("place");
    this.street = table("street");
    this.office = table("office");
    this.base = table("base");
    this.brought = table("brought");
    this.left = table("left");
    this.right = twoSides ? table("right") : this.left;
    this.pair = table("pair");
  }

  /** The records of one blocking rule's blocks. */
  keysOf(rule: string): Sql {
    return raw(`${this.prefix}_k_${rule}`);
  }

  /** Those of its blocks that are too large, divided. */
  partsOf(rule: string): Sql {
    return raw(`${this.prefix}_p_${rule}`);
  }

  /** The pairs that a rule brings. */
  pairsOf(rule: string): Sql {
    return raw(`${this.prefix}_q_${rule}`);
  }

  dropAll(): Sql {
    const names = [
      "spelling",
      "word",
      "odd",
      "named",
      "joint",
      "name",
      "date",
      "address",
      "place",
      "street",
      "office",
      "base",
      "brought",
      "left",
      "right",
      "pair",
      ...BLOCKING_RULES.flatMap(({ name }) => [`k_${name}`, `p_${name}`, `q_${name}`]),
    ];
    return raw(`DROP TABLE IF EXISTS ${names.map((name) => `${this.prefix}_${name}`).join(", ")}`);
  }
}

import type { Command } from "commander";
import { openEmbedded } from "@/lib/db/embedded";
import { asOwner } from "@/lib/db/owner/process";
import { rightProblems } from "@/lib/db/owner/rights";
import { pool } from "@/lib/db/pool";
import { env } from "@/lib/env";
import { refused } from "@/lib/errors";
import { terminalTexts } from "./language";
import { print, printJson } from "./output";
import { withProduct } from "./product";

/** `database migrate` and `database rights`. */
export function registerDatabase(program: Command): void {
  const t = terminalTexts();
  const database = program.command("database").description(t("cli.database.description"));
  database.command("migrate").description(t("cli.database.migrate")).action(migrate);
  database
    .command("rights")
    .description(t("cli.database.rights"))
    .option("--json", t("cli.json"))
    .action(rights);
}

/** In a process of its own, for this one does not know the owner's password. */
async function migrate(): Promise<void> {
  const { CERMAT_DATA_DIR: dataDir, DATABASE_URL: url } = env();
  const embedded = url === undefined ? await openEmbedded(dataDir) : undefined;
  try {
    await asOwner("migrate", { dataDir, url });
  } finally {
    await embedded?.release();
  }
  print(terminalTexts()("cli.database.current"));
}

async function rights(options: { json?: boolean }): Promise<void> {
  const t = terminalTexts();
  const problems = await withProduct(() => rightProblems(pool()));
  if (options.json) printJson({ ok: problems.length === 0, problems });
  if (problems.length > 0)
    throw refused("rights-wrong", {
      problems: problems.map(({ fault, on }) => t(`cli.database.fault.${fault}`, { on })).join("; "),
    });
  if (!options.json) print(t("cli.database.rightsSound"));
}

import type { Command } from "commander";
import { refused } from "@/lib/errors";
import { verifyAudit } from "@/lib/audit/services/verify";
import { terminalTexts } from "./language";
import { print, printJson } from "./output";
import { CLI, withProduct } from "./product";

/** `audit verify`: walks the whole trail and names the first broken row. */
export function registerAudit(program: Command): void {
  const t = terminalTexts();
  const audit = program.command("audit").description(t("cli.audit.description"));
  audit.command("verify").description(t("cli.audit.verify")).option("--json", t("cli.json")).action(verify);
}

async function verify(options: { json?: boolean }): Promise<void> {
  const t = terminalTexts();
  const result = await withProduct(() => verifyAudit(CLI));
  if (options.json) printJson(result);
  if (!result.ok)
    throw refused("audit-broken", { seq: result.seq, problem: t(`cli.audit.problem.${result.problem}`) });
  if (!options.json) print(t("cli.audit.sound", { events: result.events, head: result.head }));
}

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { refused } from "@/lib/errors";
import { VERIFIER_FILE } from "@/lib/audit/anchor/daily";
import { anchorKey } from "@/lib/audit/anchor/key";
import { takeCheckpoint } from "@/lib/audit/anchor/take";
import { proveDecision } from "@/lib/audit/services/prove-decision";
import { verifyAudit, type AuditVerification } from "@/lib/audit/services/verify";
import { terminalTexts } from "./language";
import { print, printJson, userPath } from "./output";
import { CLI, withProduct } from "./product";
import { wholeNumber } from "./whole-number";

/** `audit verify` walks the whole trail; `audit checkpoint` and `audit proof` write what others keep. */
export function registerAudit(program: Command): void {
  const t = terminalTexts();
  const audit = program.command("audit").description(t("cli.audit.description"));
  audit
    .command("verify")
    .description(t("cli.audit.verify"))
    .option("--anchors <dir>", t("cli.audit.anchors"))
    .option("--json", t("cli.json"))
    .action(verify);
  audit
    .command("checkpoint")
    .description(t("cli.audit.checkpoint"))
    .requiredOption("--out <dir>", t("cli.audit.out-dir"))
    .action(checkpoint);
  audit
    .command("proof")
    .description(t("cli.audit.proof"))
    .requiredOption("--decision <number>", t("cli.audit.decision"))
    .requiredOption("--out <file>", t("cli.audit.out-file"))
    .action(proof);
}

async function verify(options: { anchors?: string; json?: boolean }): Promise<void> {
  const t = terminalTexts();
  const anchors = options.anchors === undefined ? undefined : userPath(options.anchors);
  const result = await withProduct(() => verifyAudit(CLI, anchors));
  if (options.json) printJson(result);
  if (!result.ok) throw brokenAs(result);
  if (options.json) return;
  print(t("cli.audit.sound", { events: result.events, head: result.head }));
  if (result.anchors > 0) print(t("cli.audit.anchored", { anchors: result.anchors }));
}

function brokenAs(result: Extract<AuditVerification, { ok: false }>) {
  const problem = terminalTexts()(`cli.audit.problem.${result.problem}`);
  if ("id" in result) return refused("audit-unreconciled", { id: result.id, problem });
  if ("file" in result) return refused("audit-anchor", { seq: result.seq, file: result.file, problem });
  return refused("audit-broken", { seq: result.seq, problem });
}

/** A file of this moment, and the public key beside it: a folder that a witness takes away. */
async function checkpoint({ out }: { out: string }): Promise<void> {
  const dir = userPath(out);
  const file = join(dir, `${new Date().toISOString().replaceAll(":", "-").slice(0, 19)}.txt`);
  const text = await withProduct(() => takeCheckpoint());
  await mkdir(dir, { recursive: true });
  await writeFile(file, text);
  await writeFile(join(dir, VERIFIER_FILE), `${anchorKey().verifier}\n`);
  print(terminalTexts()("cli.audit.kept", { file }));
}

async function proof({ decision, out }: { decision: string; out: string }): Promise<void> {
  const file = userPath(out);
  const number = wholeNumber("--decision", decision);
  await writeFile(file, await withProduct(() => proveDecision(CLI, number)));
  print(terminalTexts()("cli.audit.proved", { file }));
}

import { Command, CommanderError } from "commander";
import { describeFailure, EXIT } from "@/lib/cli/failure";
import { terminalTexts } from "@/lib/cli/language";
import { registerRun } from "@/lib/cli/run";
import { registerSnapshot } from "@/lib/cli/snapshot";
import { registerAudit } from "@/lib/cli/audit";
import { registerFinding } from "@/lib/cli/finding";
import { registerReport } from "@/lib/cli/report";
import { registerUser } from "@/lib/cli/user";

/** Every entity brings its own commands. */
const COMMANDS: readonly ((program: Command) => void)[] = [registerRun, registerSnapshot, registerUser, registerFinding, registerReport, registerAudit];

/** Runs one command line and returns its exit code. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const program = new Command("cermat").description(terminalTexts()("cli.description")).exitOverride().showHelpAfterError();
    for (const register of COMMANDS) register(program);
    inheritExit(program);
    await program.parseAsync(args, { from: "user" });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const { exitCode, message } = describeFailure(error);
    process.stderr.write(`${message}\n`);
    return exitCode;
  }
}

/** Subcommands made before exitOverride do not inherit it; help of a subcommand must not end the process under us. */
function inheritExit(command: Command): void {
  for (const sub of command.commands) {
    sub.exitOverride().showHelpAfterError();
    inheritExit(sub);
  }
}

process.exit(await main(process.argv.slice(2)));

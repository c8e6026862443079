import { Command, CommanderError } from "commander";
import { describeFailure, EXIT } from "@/lib/cli/failure";
import { terminalTexts } from "@/lib/cli/language";

type Register = (program: Command) => void;

/**
 * Every entity brings its own commands; only the one that is called is loaded, for most of a short command's
 * time is loading.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  snapshot: async () => (await import("@/lib/cli/snapshot")).registerSnapshot,
  list: async () => (await import("@/lib/cli/list")).registerList,
  exchange: async () => (await import("@/lib/cli/exchange")).registerExchange,
  run: async () => (await import("@/lib/cli/run")).registerRun,
  finding: async () => (await import("@/lib/cli/finding")).registerFinding,
  report: async () => (await import("@/lib/cli/report")).registerReport,
  audit: async () => (await import("@/lib/cli/audit")).registerAudit,
  database: async () => (await import("@/lib/cli/database")).registerDatabase,
  user: async () => (await import("@/lib/cli/user")).registerUser,
};

/** Runs one command line and returns its exit code. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const program = new Command("cermat")
      .description(terminalTexts()("cli.description"))
      .exitOverride()
      .showHelpAfterError();
    const called = COMMANDS[args[0] ?? ""];
    for (const load of called === undefined ? Object.values(COMMANDS) : [called]) (await load())(program);
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

/**
 * Subcommands made before exitOverride do not inherit it; help of a subcommand must not end the process under
 * us.
 */
function inheritExit(command: Command): void {
  for (const sub of command.commands) {
    sub.exitOverride().showHelpAfterError();
    inheritExit(sub);
  }
}

process.exit(await main(process.argv.slice(2)));

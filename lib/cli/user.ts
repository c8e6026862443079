import { type Command, Option } from "commander";
import { terminalTexts } from "@/lib/cli/language";
import { print, printJson, readStandardInput } from "@/lib/cli/output";
import { CLI, withProduct } from "@/lib/cli/product";
import { ROLES, type Role } from "@/lib/access/actor";
import { findAccount } from "@/lib/account/auth/trail";
import { confirmAccount } from "@/lib/account/services/confirm-account";
import { createUser } from "@/lib/account/services/create";
import { dropLostFactor } from "@/lib/account/services/lost-factor";
import { makePasswordLink } from "@/lib/account/services/make-password-link";
import { notFound } from "@/lib/errors";

interface CreateOptions {
  readonly username: string;
  readonly role: Role;
  readonly area: string[];
  readonly name?: string;
  readonly keepPassword?: boolean;
  readonly json?: boolean;
}

/**
 * `user create --username U --role ROLE [--area CODE]…`, password on standard input: never in the shell's
 * history.
 */
export function registerUser(program: Command): void {
  const t = terminalTexts();
  const user = program.command("user").description(t("cli.user.description"));
  user
    .command("create")
    .description(t("cli.user.create"))
    .requiredOption("--username <name>", t("cli.user.username"))
    .addOption(new Option("--role <role>", t("cli.user.role")).choices([...ROLES]).makeOptionMandatory())
    .option(
      "--area <code>",
      t("cli.user.area"),
      (code: string, codes: string[]) => [...codes, code.replaceAll(".", "")],
      [] as string[],
    )
    .option("--name <name>", t("cli.user.name"))
    .option("--keep-password", t("cli.user.keep-password"))
    .option("--json", t("cli.user.json"))
    .action((options: CreateOptions) => withProduct(() => create(options)));
  user
    .command("link")
    .description(t("cli.user.link"))
    .requiredOption("--username <name>", t("cli.user.username"))
    .action(({ username }: { username: string }) => withProduct(() => link(username)));
  for (const [name, act, text] of [
    ["drop-factor", dropLostFactor, "drop-factor"],
    ["confirm", confirmAccount, "confirm"],
  ] as const)
    user
      .command(name)
      .description(t(`cli.user.${text}`))
      .requiredOption("--username <name>", t("cli.user.username"))
      .requiredOption("--purpose <text>", t("cli.user.purpose"))
      .action(({ username, purpose }: { username: string; purpose: string }) =>
        withProduct(async () => {
          await act(CLI, await idOf(username), purpose);
          print(t("cli.user.done", { username }));
        }),
      );
}

/** The secret of the link alone: the address before it is the office's own. */
async function link(username: string): Promise<void> {
  const { token, expiresAt } = await makePasswordLink(CLI, { id: await idOf(username) });
  print(terminalTexts()("cli.user.linked", { path: `/tautan#${token}`, until: expiresAt.toISOString() }));
}

async function idOf(username: string): Promise<string> {
  const account = await findAccount(username.toLowerCase());
  if (account === null) throw notFound("user-not-found");
  return account.id;
}

async function create({
  username,
  role,
  area,
  name,
  keepPassword = false,
  json = false,
}: CreateOptions): Promise<void> {
  // One line break at the end comes from `echo`; spaces belong to the password.
  const password = (await readStandardInput()).replace(/\r?\n$/, "");
  const { id } = await createUser(CLI, {
    username,
    role,
    areas: area,
    name: name ?? username,
    password,
    mustChangePassword: !keepPassword,
  });
  if (json) printJson({ userId: id, username, role, areas: area });
  else print(terminalTexts()("cli.user.created", { username, role }));
}

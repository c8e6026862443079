import { describeFailure } from "@/lib/cli/failure";
import { terminalTexts } from "@/lib/cli/language";
import { env } from "@/lib/env";
import { ensureFirstAccount } from "@/lib/account/services/ensure-first-account";
import { holdServer } from "@/scripts/server/hold";
import { bringUp } from "@/scripts/server/up";

try {
  const t = terminalTexts();
  let firstAdmin: Awaited<ReturnType<typeof ensureFirstAccount>> = null;
  await holdServer(async (options) => {
    const server = await bringUp({
      ...options,
      beforeStart: async () => {
        firstAdmin = await ensureFirstAccount();
      },
    });
    process.stdout.write(`${t("server.ready", { address: server.address })}\n`);
    if (firstAdmin !== null)
      process.stdout.write(
        `${t("server.first-admin")}\n${t("server.account", { role: "admin", ...firstAdmin })}\n`,
      );
    process.stdout.write(`${t("server.stop-hint", { dir: env().CERMAT_DATA_DIR })}\n`);
    return server;
  });
} catch (error) {
  const { exitCode, message } = describeFailure(error);
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}

import { describeFailure } from "@/lib/cli/failure";
import { terminalTexts } from "@/lib/cli/language";
import { env } from "@/lib/env";
import { ensureFirstAccount } from "@/lib/account/services/ensure-first-account";
import { holdServer } from "@/scripts/server/hold";
import { bringUp, webArgs } from "@/scripts/server/up";

try {
  const t = terminalTexts();
  await holdServer(async (options) => {
    const server = await bringUp({
      ...options,
      webArgs: webArgs("dev", env().PORT, env().CERMAT_HOST),
      workerArgs: ["--watch", "--import", "tsx", "worker.ts"],
      beforeStart: async () => {
        const admin = await ensureFirstAccount();
        if (admin !== null) process.stdout.write(`${t("server.account", { role: "admin", ...admin })}\n`);
      },
    });
    process.stdout.write(`${t("server.ready", { address: server.address })}\n`);
    return server;
  });
} catch (error) {
  const { exitCode, message } = describeFailure(error);
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}

import { describeFailure } from "@/lib/cli/failure";
import { terminalTexts } from "@/lib/cli/language";
import { closeDatabase } from "@/lib/db/close";
import { prisma } from "@/lib/db/prisma";
import { env } from "@/lib/env";
import { refused } from "@/lib/errors";
import { DEFAULT_OPTIONS } from "@/prisma/roll/generate-roll";
import { ensureAccounts } from "@/scripts/server/demo/accounts";
import { seed } from "@/scripts/server/demo/seed";
import { type DemoState, readState, saveState } from "@/scripts/server/demo/state";
import { holdServer } from "@/scripts/server/hold";
import { bringUp } from "@/scripts/server/up";

const say = (text: string) => process.stdout.write(`${text}\n`);

const NOTHING: DemoState = { accounts: [], snapshotIds: [], runIds: [], steps: [], decided: false };

/** Sample data never mix with an office's own. @throws UserError `demo-real-data` */
async function openState(dataDir: string): Promise<DemoState> {
  const known = readState(dataDir);
  if (known === undefined && (await prisma().snapshot.count()) > 0)
    throw refused("demo-real-data", { dir: dataDir });
  const state = known ?? NOTHING;
  saveState(dataDir, state);
  return state;
}

try {
  const t = terminalTexts();
  await holdServer(async (options) => {
    const dataDir = env().CERMAT_DATA_DIR;
    let state = NOTHING;
    const server = await bringUp({
      ...options,
      beforeStart: async () => {
        state = await openState(dataDir);
        state = { ...state, accounts: await ensureAccounts(DEFAULT_OPTIONS.region, state.accounts) };
        saveState(dataDir, state);
      },
    });
    try {
      state = await seed(dataDir, state, t, say);
    } catch (error) {
      await server.stop();
      throw error;
    } finally {
      await closeDatabase();
    }
    say(t("server.ready", { address: server.address }));
    say(t("server.demo-accounts"));
    for (const { role, username, password } of state.accounts)
      say(t("server.account", { role, username, password }));
    say(t("server.stop-hint", { dir: dataDir }));
    return server;
  });
} catch (error) {
  const { exitCode, message } = describeFailure(error);
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}

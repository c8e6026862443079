// npm run -s cli -- COMMAND …: the product from a terminal, with or without a running server.
import { bootstrap, entry } from "./setup/bootstrap.mjs";
import { handOver } from "./setup/run.mjs";

// npm changes into the project before it runs a script; paths are meant from where the person stands.
const cwd =
  process.env.npm_lifecycle_event === "cli" ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();

await entry(async () => {
  const node = await bootstrap();
  return handOver(node, ["--import", "tsx", "cli.ts", ...process.argv.slice(2)], {
    env: { NODE_ENV: "production", CERMAT_CWD: cwd, LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" },
  });
});

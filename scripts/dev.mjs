// npm run dev: the product while it is being changed: pages rebuild themselves, the worker starts again when
// its code changes.
import { bootstrap, entry } from "./setup/bootstrap.mjs";
import { serve } from "./setup/serve.mjs";

await entry(async () =>
  serve(await bootstrap(), "scripts/server/dev.ts", [], {
    env: { NODE_ENV: "development", CERMAT_NEXT_DIR: ".next-dev" },
  }),
);

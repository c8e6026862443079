// npm run demo: the product with a synthetic roll, one account per role.
import { bootstrap, entry } from "./setup/bootstrap.mjs";
import { ensureBuilt } from "./setup/build.mjs";
import { serve } from "./setup/serve.mjs";

await entry(async () => {
  const node = await bootstrap();
  await ensureBuilt(node);
  return serve(node, "scripts/server/demo.ts");
});

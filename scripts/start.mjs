// npm start: the product, on the data of CERMAT_DATA_DIR.
import { bootstrap, entry } from "./setup/bootstrap.mjs";
import { ensureBuilt } from "./setup/build.mjs";
import { serve } from "./setup/serve.mjs";

await entry(async () => {
  const node = await bootstrap();
  await ensureBuilt(node);
  return serve(node, "scripts/server/start.ts");
});

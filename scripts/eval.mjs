// npm run eval -- NAME …: how well detectors and linkage do on rolls with a known answer, each a script in
// eval/.
import { bootstrap, entry } from "./setup/bootstrap.mjs";
import { runNamed } from "./setup/named.mjs";

await entry(async () => runNamed(await bootstrap(), "eval", process.argv.slice(2)));

// npm run bench -- NAME …: measurements, each a script in bench/.
import { bootstrap, entry } from "./setup/bootstrap.mjs";
import { runNamed } from "./setup/named.mjs";

await entry(async () => runNamed(await bootstrap(), "bench", process.argv.slice(2)));

import { executeRun } from "@/lib/run/engine/execute-run";
import { slow, withDetectors } from "@/tests/support/test-detectors";

// A worker process of its own, to be killed: executes the run that its argument names and never gets past the
// slow detectors, one on each connection.
await executeRun(Number(process.argv[2]), { find: withDetectors(slow(600), slow(600, "MOB-91")) });

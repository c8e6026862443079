import { importSnapshot } from "@/lib/snapshot/services/import/run";

// A worker process of its own, to be killed: imports the snapshot that its argument names.
await importSnapshot(Number(process.argv[2]), new AbortController().signal);
process.exit(0);

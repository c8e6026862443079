import manifest from "@/package.json" with { type: "json" };

/** What made the report. */
export const PRODUCT = { name: manifest.name, version: manifest.version } as const;

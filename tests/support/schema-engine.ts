import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { MIGRATIONS_DIR, type MigrationFile } from "@/lib/db/migration-files";

type SchemaEngine = engine.SchemaEngine;

let ready = false;

/** Prisma's own migration engine as WebAssembly: no binary to download. The product itself does not need it. */
function instantiate(): void {
  if (ready) return;
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(entry.replace(/\.js$/, ".wasm"));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    "./schema_engine_bg.js": { ...engine },
  });
  engine.__wbg_set_wasm(exports);
  const start = exports.__wbindgen_start;
  if (typeof start !== "function") throw new Error("the schema engine has no start function");
  start();
  ready = true;
}

const SCHEMA_PATH = join(process.cwd(), "prisma", "schema.prisma");
const NO_FILTERS = { externalTables: [], externalEnums: [] };

const INTERNAL_CHAR = 18;
/** Only these are asked a second time with a cast; anything else might write. */
const CATALOGUE_QUERY = /^\s*(select|with)\b[^]*\bpg_(attribute|class|constraint|index|proc|trigger|type)\b/i;

/**
 * What Prisma's adapter lacks for its own migration engine: scripts sent whole, and the one-letter type of
 * PostgreSQL's catalogue.
 */
class EngineAdapter extends PrismaPg {
  private readonly opened: { dispose(): Promise<void> }[] = [];

  /** The engine opens connections and forgets them. */
  async close(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()));
  }

  override async connect() {
    const adapter = await super.connect();
    this.opened.push(adapter);
    // The adapter cuts a script at every semicolon, also inside function bodies. Sent whole it is parsed by
    // PostgreSQL, all or nothing.
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    const plain = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      if (!CATALOGUE_QUERY.test(query.sql)) return plain(query);
      const described = await adapter
        .underlyingDriver()
        .query({ text: query.sql, values: query.args, rowMode: "array" });
      if (!described.fields.some((field) => field.dataTypeID === INTERNAL_CHAR)) return plain(query);
      const columns = described.fields.map(({ name, dataTypeID }) =>
        dataTypeID === INTERNAL_CHAR ? `"${name}"::text` : `"${name}"`,
      );
      const result = await plain({
        ...query,
        sql: `select ${columns.join(", ")} from (${query.sql.replace(/;\s*$/, "")}) as q`,
      });
      return {
        ...result,
        columnTypes: result.columnTypes.map((type, i) =>
          described.fields[i]?.dataTypeID === INTERNAL_CHAR ? ColumnTypeEnum.Character : type,
        ),
      };
    };
    return adapter;
  }
}

/** Runs `fn` with an engine connected to `url`. */
async function withSchemaEngine<T>(
  url: string,
  fn: (engine: SchemaEngine, schema: string) => Promise<T>,
): Promise<T> {
  instantiate();
  const schema = readFileSync(SCHEMA_PATH, "utf8");
  const adapter = new EngineAdapter({ connectionString: url, application_name: "cermat-migrate" });
  const models: [string, string][] = [["schema.prisma", schema]];
  const opened = await engine.SchemaEngine.new(
    { datamodels: models },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await fn(opened, schema);
  } finally {
    opened.free();
    await adapter.close();
  }
}

function listOf(migrations: readonly MigrationFile[]): MigrationList {
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(join(MIGRATIONS_DIR, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: script } },
    })),
  };
}

/** What `prisma migrate deploy` does. @returns the names of the migrations that it applied */
export function deployWithPrisma(url: string, migrations: readonly MigrationFile[]): Promise<string[]> {
  return withSchemaEngine(
    url,
    async (opened) =>
      (await opened.applyMigrations({ migrationsList: listOf(migrations), filters: NO_FILTERS }))
        .appliedMigrationNames,
  );
}

/** What `prisma migrate status` reads: names that failed, that were edited afterwards, and what is missing. */
export function diagnoseWithPrisma(url: string, migrations: readonly MigrationFile[]) {
  return withSchemaEngine(url, async (opened) => {
    const { failedMigrationNames, editedMigrationNames, history, hasMigrationsTable } =
      await opened.diagnoseMigrationHistory({
        migrationsList: listOf(migrations),
        optInToShadowDatabase: false,
        filters: NO_FILTERS,
      });
    return { failedMigrationNames, editedMigrationNames, history, hasMigrationsTable };
  });
}

/** The SQL that would turn the database into what schema.prisma says; empty when they agree. */
export function schemaDrift(url: string): Promise<string> {
  return withSchemaEngine(url, async (opened, schema) => {
    const result = await opened.diff({
      from: {
        tag: "schemaDatasource",
        files: [{ path: "schema.prisma", content: schema }],
        configDir: MIGRATIONS_DIR,
      },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: null,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    return result.stdout ?? "";
  });
}

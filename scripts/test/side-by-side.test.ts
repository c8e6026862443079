import { expect, test } from "vitest";
import { sideBySide } from "./side-by-side.mjs";

const stage = (name: string, ...after: string[]) => ({ name, after });

/** Runs stages that last until they are told to end, and shows which are running. */
function underWay(stages: ReturnType<typeof stage>[], places: number) {
  const running = new Map<string, () => void>();
  const all = sideBySide(
    stages,
    places,
    ({ name }) =>
      new Promise<string>((resolve) => {
        running.set(name, () => {
          running.delete(name);
          resolve(name.toUpperCase());
        });
      }),
  );
  const end = async (name: string) => {
    running.get(name)?.();
    // Everything that follows from an end has happened when the queue of promises is empty.
    await new Promise(setImmediate);
  };
  return { all, running: () => [...running.keys()], end };
}

test(
  "no more stages at once than there are places, none before what it comes after, results in the order " +
    "of the list",
  async () => {
    const { all, running, end } = underWay(
      [stage("types"), stage("lint", "types"), stage("unit"), stage("build", "types", "lint"), stage("db")],
      2,
    );
    expect(running()).toEqual(["types", "unit"]);
    await end("unit");
    expect(running()).toEqual(["types", "db"]);
    await end("types");
    expect(running()).toEqual(["db", "lint"]);
    await end("db");
    expect(running()).toEqual(["lint"]);
    await end("lint");
    expect(running()).toEqual(["build"]);
    await end("build");
    expect(await all).toEqual(["TYPES", "LINT", "UNIT", "BUILD", "DB"]);
  },
);

test("a stage asked for alone waits for nobody", async () => {
  const { all, running, end } = underWay([stage("browser", "build")], 2);
  expect(running()).toEqual(["browser"]);
  await end("browser");
  expect(await all).toEqual(["BROWSER"]);
});

test("stages that wait for one another are named instead of waiting for ever", async () => {
  await expect(sideBySide([stage("a", "b"), stage("b", "a")], 2, () => Promise.resolve())).rejects.toThrow(
    "a, b",
  );
});

/**
 * Runs stages in the order of their list, as many at once as there are places, none before those that it
 * names in `after`. A stage that was not asked for is waited for by nobody.
 * @template {{ name: string, after: readonly string[] }} S @template R
 * @param {readonly S[]} stages @param {number} places @param {(stage: S) => Promise<R>} run @returns
 * {Promise<R[]>} in the order of the list
 */
export async function sideBySide(stages, places, run) {
  const waiting = [...stages];
  const unfinished = new Set(stages.map(({ name }) => name));
  /** @type {Map<S, Promise<void>>} */
  const running = new Map();
  /** @type {Map<S, R>} */
  const results = new Map();
  while (unfinished.size > 0) {
    const next = waiting.findIndex(({ after }) => !after.some((name) => unfinished.has(name)));
    const [stage] = running.size < places && next >= 0 ? waiting.splice(next, 1) : [];
    if (stage !== undefined) {
      const done = (/** @type {R} */ result) => {
        results.set(stage, result);
        running.delete(stage);
        unfinished.delete(stage.name);
      };
      running.set(stage, run(stage).then(done));
    } else if (running.size > 0) await Promise.race(running.values());
    else throw new Error(`stages wait for one another: ${[...unfinished].join(", ")}`);
  }
  return stages.map((stage) => /** @type {R} */ (results.get(stage)));
}

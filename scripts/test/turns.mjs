/**
 * One terminal for stages that run at once: the one that began first writes as it goes, what the others print
 * waits until they are first. So the output of every stage stays in one piece.
 * @param {(text: string | Buffer) => void} write
 */
export function turns(write) {
  /** In the order of their beginning. @type {{ kept: (string | Buffer)[], ended: boolean }[]} */
  const stages = [];
  return function begin() {
    const stage = { kept: /** @type {(string | Buffer)[]} */ ([]), ended: false };
    stages.push(stage);
    return {
      print: (/** @type {string | Buffer} */ text) =>
        void (stages[0] === stage ? write(text) : stage.kept.push(text)),
      end() {
        stage.ended = true;
        while (stages[0]?.ended) {
          stages.shift();
          for (const text of stages[0]?.kept.splice(0) ?? []) write(text);
        }
      },
    };
  };
}

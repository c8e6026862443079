/** What the connections of a run are called in the database, so that whoever watches can tell what they do. */
export const connectionName = (runId: number) => `cermat run ${Math.trunc(runId)}`;

/** For an option that may stand several times on a command line: its values in their order. */
export const repeated = (value: string, all: readonly string[]): readonly string[] => [...all, value];

/** What one person asks for and a second one must confirm (empat mata): a role, the removal of a roll, an export. */
export const SECOND_KINDS = ["role", "removal", "export"] as const;
export type SecondKind = (typeof SECOND_KINDS)[number];
export const SECOND_OUTCOMES = ["confirmed", "declined"] as const;

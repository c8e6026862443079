import { recordOf } from "@/lib/record-of";
import { ROLES, type Role } from "./actor";

/** The setting that makes a role use a second factor (faktor kedua). */
export type SecondFactorParam = `secondFactor-${Role}`;

export const secondFactorParam = (role: Role): SecondFactorParam => `secondFactor-${role}`;

/** One value for the setting of every role. */
export const secondFactorParams = <Value>(value: Value): Record<SecondFactorParam, Value> =>
  recordOf(ROLES.map(secondFactorParam), () => value);

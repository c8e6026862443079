import type { Role } from "@/lib/access/actor";
import type { Result } from "@/lib/result";

export interface ManagedUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly areas: readonly string[];
  readonly banned: boolean;
  readonly mustChangePassword: boolean;
  readonly openSessions: number;
  readonly openTasks: number;
  readonly lastSeen: Date | null;
}

export interface Area {
  readonly code: string;
  readonly name: string;
}

/** The page's server actions, given from above. */
export interface UserActions {
  readonly create: (input: {
    username: string;
    name: string;
    role: Role;
    areas: string[];
    password: string;
  }) => Promise<Result<{ id: string; waits: boolean }>>;
  readonly update: (input: {
    id: string;
    name: string;
    role: Role;
    areas: string[];
  }) => Promise<Result<void>>;
  readonly setPassword: (input: { id: string; password: string }) => Promise<Result<void>>;
  readonly revokeSessions: (input: { id: string }) => Promise<Result<{ ended: number }>>;
  readonly deactivate: (input: { id: string }) => Promise<Result<void>>;
  readonly reactivate: (input: { id: string }) => Promise<Result<void>>;
  readonly areaOptions: (input: { text: string }) => Promise<Result<Area[]>>;
}

import type { Role } from "@/lib/access/actor";
import type { Result } from "@/lib/result";

/** A link for the owner of an account, as it is shown once. */
export interface HandedLink {
  readonly url: string;
  readonly path: string;
  readonly size: number;
  readonly expiresAt: Date;
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
  }) => Promise<Result<HandedLink>>;
  readonly update: (input: {
    id: string;
    name: string;
    role: Role;
    areas: string[];
    heir?: string;
  }) => Promise<Result<void>>;
  readonly makeLink: (input: { id: string }) => Promise<Result<HandedLink>>;
  readonly lostFactor: (input: { id: string }) => Promise<Result<void>>;
  readonly revokeSessions: (input: { id: string }) => Promise<Result<{ ended: number }>>;
  readonly deactivate: (input: { id: string; heir?: string }) => Promise<Result<void>>;
  readonly startLeave: (input: { id: string; until: string; heir?: string }) => Promise<Result<unknown>>;
  readonly endLeave: (input: { id: string }) => Promise<Result<unknown>>;
  readonly reactivate: (input: { id: string }) => Promise<Result<void>>;
  readonly areaOptions: (input: { text: string }) => Promise<Result<Area[]>>;
}

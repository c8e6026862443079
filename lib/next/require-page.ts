import "server-only";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Ctx } from "@/lib/access/actor";
import { mayOpenPath } from "@/lib/access/pages";
import { can, type Permission } from "@/lib/access/permissions";
import { UserError } from "@/lib/errors";
import { touchSession } from "@/lib/account/services/idle";
import { currentUser, OWED_PATHS, type SessionUser } from "@/lib/next/session";
import { recordRefusal } from "@/lib/account/services/record-refusal";

/**
 * First line of every page: signed in, password chosen, and allowed by the table of permissions. Otherwise
 * the request ends at the right place.
 */
export async function requirePage(permission: Permission): Promise<SessionUser> {
  const session = await requireUser();
  if (session.owes !== null) redirect(OWED_PATHS[session.owes]);
  if (!can(session.actor, permission)) return refusePage(session.ctx);
  return session;
}

/**
 * The same for the frame, by the address: it stands outside the loading state, so that a refusal still
 * answers 403 and a redirect is one. It is no substitute for the page's own question, which also answers the
 * navigations that do not draw the frame anew.
 */
export async function requireSession(): Promise<SessionUser> {
  const session = await requireUser();
  if (session.owes !== null) redirect(OWED_PATHS[session.owes]);
  if (!mayOpenPath(session.actor, await currentPath())) return refusePage(session.ctx);
  return session;
}

/** Answers 403 with our own page, after writing the attempt on the trail. */
export async function refusePage(ctx: Ctx): Promise<never> {
  await recordOnce(ctx, await currentPath());
  forbidden();
}

/** Frame and page may both refuse one request; it was one attempt. */
const recorded = cache((): Set<string> => new Set());

async function recordOnce(ctx: Ctx, path: string): Promise<void> {
  if (recorded().has(path)) return;
  recorded().add(path);
  await recordRefusal(ctx, path);
}

/** The address of this request. */
export async function currentPath(): Promise<string> {
  return (await headers()).get("x-path") ?? "?";
}

/** Signed in, whatever the role and whatever is owed; for the pages where that is made good. */
export async function requireUser(): Promise<SessionUser> {
  const user = await currentUser();
  if (user === null) redirect(await signInPath());
  await touchSession(user.sessionId, user.lastSeen);
  return user;
}

/**
 * A query's refusal becomes the page that says so, and goes on the trail; faults pass through to the error
 * page.
 */
export async function orPage<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UserError && error.kind === "not-found") notFound();
    if (error instanceof UserError && error.kind === "forbidden")
      return refusePage((await requireUser()).ctx);
    throw error;
  }
}

/** The part of a route that is a number, e.g. /data/12; anything else is a page that does not exist. */
export function idParam(text: string): number {
  const id = Number(text);
  if (!/^\d{1,9}$/.test(text) || id < 1) notFound();
  return id;
}

async function signInPath(): Promise<string> {
  const path = await currentPath();
  return path === "?" || path === "/" ? "/masuk" : `/masuk?lanjut=${encodeURIComponent(path)}`;
}

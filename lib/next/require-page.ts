import "server-only";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import type { Ctx } from "@/lib/domain/actor";
import { mayOpen, type PageName } from "@/lib/domain/pages";
import { UserError } from "@/lib/errors";
import { currentUser, type SessionUser } from "@/lib/next/session";
import { recordRefusal } from "@/lib/services/user/record-refusal";

export interface PageSession extends SessionUser {
  readonly ctx: Ctx;
}

/** First line of every page: signed in, password chosen, role allowed. Otherwise the request ends at the right place. */
export async function requirePage(page: PageName): Promise<PageSession> {
  const session = await requireUser();
  if (session.mustChangePassword) redirect("/ganti-sandi");
  if (!mayOpen(session.actor.role, page)) return refusePage(session.ctx);
  return session;
}

/** Answers 403 with our own page, after writing the attempt on the trail. */
export async function refusePage(ctx: Ctx): Promise<never> {
  await recordRefusal(ctx, (await headers()).get("x-path") ?? "?");
  forbidden();
}

/** Signed in, whatever the role; for the page that changes a first password. */
export async function requireUser(): Promise<PageSession> {
  const user = await currentUser();
  if (user === null) redirect(await signInPath());
  return { ...user, ctx: { actor: user.actor } };
}

/** A query's refusal becomes the page that says so; faults pass through to the error page. */
export async function orPage<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UserError && error.kind === "not-found") notFound();
    if (error instanceof UserError && error.kind === "forbidden") forbidden();
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
  const path = (await headers()).get("x-path");
  return path === null || path === "/" ? "/masuk" : `/masuk?lanjut=${encodeURIComponent(path)}`;
}

/**
 * What a page remembers of the person who works on it. An office shares computers: when somebody else is
 * signed in, all of it is gone before they see anything.
 */
const forgetters = new Set<() => void>();
const listeners = new Set<() => void>();
let person: string | null = null;

/** Registers what forgets; called once by whoever keeps something outside of React. */
export function forgetWithPerson(forget: () => void): void {
  forgetters.add(forget);
}

/** Says who is signed in now; null at a sign-out. */
export function rememberFor(username: string | null): void {
  if (username === person) return;
  person = username;
  for (const forget of forgetters) forget();
  for (const listener of listeners) listener();
}

/** Tells when somebody else is signed in. @returns what ends the telling */
export function subscribePerson(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who is signed in, for what is kept under their name; null when nobody is. */
export const rememberedPerson = (): string | null => person;

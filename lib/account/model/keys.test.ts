import { expect, test } from "vitest";
import { DESK_ACTIONS, ownKeysSchema, readOwnKeys, USUAL_KEYS } from "./keys";

test("no letter means two things, and none moves the cursor as well", () => {
  const letters = DESK_ACTIONS.map((action) => USUAL_KEYS[action]);
  expect(new Set(letters).size).toBe(letters.length);
  expect(letters).not.toContain("j");
  expect(ownKeysSchema.safeParse({ accept: "l" }).success).toBe(false);
  expect(ownKeysSchema.safeParse({ accept: "k" }).success).toBe(false);
  expect(ownKeysSchema.safeParse({ accept: "l", reject: "a" }).success).toBe(true);
});

test("stored keys that collide are the usual ones again", () => {
  expect(readOwnKeys({ accept: "y" }).accept).toBe("y");
  expect(readOwnKeys({ accept: "l" })).toEqual(USUAL_KEYS);
  expect(readOwnKeys(null)).toEqual(USUAL_KEYS);
});

import { expect, test } from "vitest";
import { turns } from "./turns.mjs";

test("what stages print at the same time comes out stage by stage, the first one as it goes", () => {
  const shown: (string | Buffer)[] = [];
  const begin = turns((text) => void shown.push(text));
  const [one, two, three] = [begin(), begin(), begin()];
  two.print("2a ");
  one.print("1a ");
  expect(shown).toEqual(["1a "]);
  three.print("3a ");
  three.end();
  one.print("1b ");
  one.end();
  two.print("2b ");
  expect(shown.join("")).toBe("1a 1b 2a 2b ");
  two.end();
  expect(shown.join("")).toBe("1a 1b 2a 2b 3a ");
  const four = begin();
  four.print("4a");
  expect(shown.at(-1)).toBe("4a");
});

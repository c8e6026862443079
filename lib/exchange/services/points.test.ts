import { expect, test } from "vitest";
import { blind, blindAll, exchangeKeys, newSecret, openSecret, pointOf } from "./points";

const HALF = "ABCDEFGHJKLMNPQRSTUVWXYZ2";
const OTHER = "23456789ABCDEFGHJKLMNPQRS";

test("equal values meet under both secrets, whoever's comes first; others do not", async () => {
  const { tag } = exchangeKeys([HALF, OTHER]);
  const [ours, theirs] = [openSecret(newSecret()), openSecret(newSecret())];
  const values = ["3314015203850002", "3314015203850003"].map((nik) => pointOf(tag, "nik", nik));
  const oneWay = await blindAll(theirs, await blindAll(ours, values));
  const otherWay = await blindAll(ours, await blindAll(theirs, values));
  expect(oneWay).toEqual(otherWay);
  expect(oneWay[0]).not.toEqual(oneWay[1]);
});

test("both offices make the same keys of the two halves, and one sign changes everything", () => {
  expect(exchangeKeys([OTHER, HALF])).toEqual(exchangeKeys([HALF, OTHER]));
  expect(exchangeKeys([HALF, `${OTHER.slice(0, -1)}T`]).tag).not.toEqual(exchangeKeys([HALF, OTHER]).tag);
});

test("a point of small order is refused instead of telling the secret's last bits", () => {
  expect(() => blind(openSecret(newSecret()), Buffer.alloc(32))).toThrowError(
    expect.objectContaining({ code: "exchange-file-broken" }),
  );
});

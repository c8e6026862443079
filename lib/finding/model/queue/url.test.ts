import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { queueFilterSchema } from "@/lib/finding/model/queue/filter";
import { asQuery, listQuery, readQueueAddress } from "./url";

describe("the queue's address", () => {
  it("opens on what can be taken, of every period", () => {
    const address = readQueueAddress({});
    expect(address.view).toBe("ready");
    expect(address.filter).toEqual({
      states: ["new", "unsure", "returned", "reopened"],
      holder: "nobody",
      assigned: "free",
      forwarded: false,
    });
  });

  it("keeps the person's own filter apart from the tab's", () => {
    const address = readQueueAddress({
      tampilan: "signoff",
      aturan: ["GND-01", "IDN-04"],
      kec: "331401",
      status: "new",
    });
    expect(address.own).toEqual({ detectors: ["GND-01", "IDN-04"], kecKey: "331401" });
    expect(address.filter.states).toEqual(["awaiting_signoff"]);
  });

  it("lets a state be chosen where the tab leaves it open", () => {
    expect(readQueueAddress({ tampilan: "all", status: ["final"] }).filter.states).toEqual(["final"]);
  });

  it("holds a period only where one is chosen", () => {
    expect(readQueueAddress({ periode: "12" }).own).toEqual({ snapshotId: 12 });
  });

  it("leaves out what makes no sense", () => {
    const address = readQueueAddress({
      tampilan: "x",
      aturan: "drop table",
      umur: "-1",
      urut: "?",
      temuan: "abc",
      cari: "' -",
    });
    expect(address.own).toEqual({});
    expect(address).toMatchObject({ view: "ready", sort: "order", after: undefined, selected: undefined });
  });

  it("keeps of a list what makes it this list, whatever the order", () => {
    const kept = listQuery([
      ["temuan", "9"],
      ["tingkat", "S"],
      ["aturan", "IDN-05"],
      ["aturan", "IDN-04"],
      ["sesudah", "3"],
    ]);
    expect(kept).toBe("aturan=IDN-04&aturan=IDN-05&tingkat=S");
    expect(readQueueAddress(asQuery(kept)).own).toEqual({ detectors: ["IDN-04", "IDN-05"], tiers: ["S"] });
  });

  it("never throws and always asks something valid", () => {
    const value = fc.oneof(
      fc.string(),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.constantFrom("331401", "GND-01", "7", "final", "me"),
    );
    const names = fc.constantFrom(
      "tampilan",
      "aturan",
      "tingkat",
      "kec",
      "desa",
      "tps",
      "cari",
      "pemegang",
      "penugasan",
      "umur",
      "tenggat",
      "status",
      "hasil",
      "pemeriksaan",
      "urut",
      "sesudah",
      "temuan",
    );
    fc.assert(
      fc.property(
        fc.dictionary(names, value),
        (query) => queueFilterSchema.safeParse(readQueueAddress(query).filter).success,
      ),
    );
  });
});

import { describe, expect, it } from "vitest";
import { BULK_FOLLOW_UPS, bulkRefusal } from "./bulk";

const line = { tier: "S", bulkKind: "IDN-04 part=day", state: "new", held: null } as const;

describe("which findings may be judged together", () => {
  it("takes lines of one kind until there are as many as the office allows", () => {
    expect(bulkRefusal(line, [], 3)).toBeNull();
    expect(bulkRefusal(line, [line, line], 3)).toBeNull();
    expect(bulkRefusal({ ...line, held: "me" }, [line], 3)).toBeNull();
    expect(
      bulkRefusal(
        line,
        Array.from({ length: 3 }, () => line),
        3,
      ),
    ).toBe("bulk-too-many");
  });

  it("names the guard that refuses", () => {
    expect(bulkRefusal({ ...line, tier: "T" }, [], 3)).toBe("bulk-tier");
    expect(bulkRefusal({ ...line, bulkKind: null }, [], 3)).toBe("bulk-comparison");
    expect(bulkRefusal({ ...line, bulkKind: "IDN-04 part=year" }, [line], 3)).toBe("bulk-mixed");
    expect(bulkRefusal({ ...line, state: "final" }, [], 3)).toBe("bulk-state");
    expect(bulkRefusal({ ...line, state: "awaiting_signoff" }, [], 3)).toBe("bulk-state");
    expect(bulkRefusal({ ...line, held: "other" }, [], 3)).toBe("bulk-held");
  });

  it("offers no follow-up that strikes a voter off or needs its own value or paper", () => {
    expect(BULK_FOLLOW_UPS.map((rule) => rule.code)).toEqual(["UNGGAH-ULANG", "KOORDINASI-DUKCAPIL"]);
  });
});

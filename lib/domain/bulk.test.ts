import { describe, expect, it } from "vitest";
import { BULK_FOLLOW_UPS, BULK_MOST, bulkRefusal } from "./bulk";

const line = { tier: "S", bulkKind: "IDN-04 part=day", state: "new", held: null } as const;

describe("which findings may be judged together", () => {
  it("takes lines of one kind until there are fifty", () => {
    expect(bulkRefusal(line, [])).toBeNull();
    expect(bulkRefusal(line, [line, line])).toBeNull();
    expect(bulkRefusal({ ...line, held: "me" }, [line])).toBeNull();
    expect(bulkRefusal(line, Array.from({ length: BULK_MOST }, () => line))).toBe("bulk-too-many");
  });

  it("names the guard that refuses", () => {
    expect(bulkRefusal({ ...line, tier: "T" }, [])).toBe("bulk-tier");
    expect(bulkRefusal({ ...line, bulkKind: null }, [])).toBe("bulk-comparison");
    expect(bulkRefusal({ ...line, bulkKind: "IDN-04 part=year" }, [line])).toBe("bulk-mixed");
    expect(bulkRefusal({ ...line, state: "final" }, [])).toBe("bulk-state");
    expect(bulkRefusal({ ...line, state: "awaiting_signoff" }, [])).toBe("bulk-state");
    expect(bulkRefusal({ ...line, held: "other" }, [])).toBe("bulk-held");
  });

  it("offers no follow-up that strikes a voter off or needs its own value", () => {
    expect(BULK_FOLLOW_UPS.map((rule) => rule.code)).toEqual(["UNGGAH-ULANG", "KOORDINASI-DUKCAPIL"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvTokenizer } from "./tokenizer";

interface Seen {
  rows: { line: number; cells: string[]; raw: string }[];
  bad: { reason: string; line: number; column: number | null; raw: string }[];
}

function read(
  text: string,
  { columns = null as number | null, delimiter = ",", chunk = text.length || 1 } = {},
): Seen {
  const seen: Seen = { rows: [], bad: [] };
  const tokenizer = new CsvTokenizer(
    delimiter,
    {
      row: (cells, count, line, source) =>
        seen.rows.push({ line, cells: cells.slice(0, count), raw: source.raw() }),
      bad: (reason, line, column, raw) => seen.bad.push({ reason, line, column, raw }),
    },
    columns,
  );
  for (let at = 0; at < text.length; at += chunk) tokenizer.push(text.slice(at, at + chunk));
  tokenizer.end();
  return seen;
}

describe("CsvTokenizer", () => {
  it("numbers physical lines, blank ones included, and trims cells", () => {
    const seen = read('a, b ,c\r\n\r\n 1,"two, too",\u00a03\n"x\ny",2,3\nlast,,');
    expect(seen.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, "a", "b", "c"],
      [3, "1", "two, too", "3"],
      [4, "x\ny", "2", "3"],
      [6, "last", "", ""],
    ]);
    expect(seen.bad).toEqual([]);
  });

  it("keeps quotes inside an unquoted cell and undoubles them in a quoted one", () => {
    expect(read('SITI "IIN" M,"O""NEAL"\n').rows[0]?.cells).toEqual(['SITI "IIN" M', 'O"NEAL']);
  });

  it("rejects only the line of a quote that is never closed", () => {
    const seen = read('1,a,b\n2,"a,b\n3,c,d\n4,e,f\n', { columns: 3 });
    expect(seen.rows.map((r) => r.line)).toEqual([1, 3, 4]);
    expect(seen.bad).toEqual([{ reason: "bad-quote", line: 2, column: 2, raw: '2,"a,b' }]);
  });

  it("rejects only the first of two lines whose stray quotes find each other", () => {
    const seen = read('1,"a,b\n2,c,"d\n3,e,f\n', { columns: 3 });
    expect(seen.bad.map((b) => [b.reason, b.line])).toEqual([
      ["bad-quote", 1],
      ["bad-quote", 2],
    ]);
    expect(seen.rows.map((r) => r.line)).toEqual([3]);
  });

  it("takes a quoted nickname at the beginning of a cell for what it is", () => {
    expect(read('1,"a" b,c\n2,x,y\n', { columns: 3 }).rows.map((r) => r.cells)).toEqual([
      ["1", '"a" b', "c"],
      ["2", "x", "y"],
    ]);
  });

  it("undoes the backslashes of MySQL and PHP, but not the one at the end of a cell", () => {
    const seen = read('"1","SITI \\"IIN\\" M","\\"A\\""\n"2","C:\\","x"\n', { columns: 3 });
    expect(seen.rows.map((r) => r.cells)).toEqual([
      ["1", 'SITI "IIN" M', '"A"'],
      ["2", "C:\\", "x"],
    ]);
    expect(seen.bad).toEqual([]);
  });

  it("tells an endless line once and goes on behind it", () => {
    const seen = read(`${"x".repeat(300_000)},y\n1,2\n`, { chunk: 4096 });
    expect(seen.bad.map((b) => [b.reason, b.line])).toEqual([["too-long", 1]]);
    expect(seen.rows).toMatchObject([{ line: 2, cells: ["1", "2"] }]);
  });

  it("gives the line as it stood", () => {
    expect(read('1;"a;b";\r\n', { delimiter: ";" }).rows[0]?.raw).toBe('1;"a;b";');
  });

  it("reads back whatever was written, in chunks of any size", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "B", "7", " ", ",", '"', "\n", "|", "é"),
      maxLength: 8,
    });
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom("\n", "\r\n"),
        (rows, chunk, newline) => {
          const text = rows
            .map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(",") + newline)
            .join("");
          expect(read(text, { columns: 3, chunk }).rows.map((r) => r.cells)).toEqual(
            rows.map((row) => row.map((c) => c.trim())),
          );
        },
      ),
    );
  });

  it("finds the same lines in any chunking of any text, and loses none", () => {
    const messy = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r\n", " ", "b"), maxLength: 60 });
    fc.assert(
      fc.property(messy, fc.integer({ min: 1, max: 9 }), (text, chunk) => {
        const whole = read(text, { columns: 3 });
        expect(read(text, { columns: 3, chunk })).toEqual(whole);
        const told = [...whole.rows.map((r) => r.raw), ...whole.bad.map((b) => b.raw)]
          .join("")
          .replace(/[\r\n]/g, "");
        expect(told.length).toBe(text.replace(/[\r\n]/g, "").length);
      }),
    );
  });
});

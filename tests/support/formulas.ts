import XLSX from "@e965/xlsx";

/** A workbook as a second library reads it: every cell by sheet and address. */
export const readBook = (bytes: Buffer): XLSX.WorkBook => XLSX.read(bytes, { cellFormula: true });

/** Lines of a sheet below its header, as plain values. */
export const linesOf = (book: XLSX.WorkBook, sheet: string): (string | number | null)[][] =>
  XLSX.utils.sheet_to_json(book.Sheets[sheet] ?? {}, { header: 1, defval: null, blankrows: true });

const REF = /(?:'([^']+)'!)?([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?/g;

/** Every formula that does not come to the number stored beside it: sums and differences, worked out anew. */
export function wrongFormulas(book: XLSX.WorkBook): string[] {
  const valueAt = (sheet: string, column: string, row: number): number => {
    const cell = book.Sheets[sheet]?.[`${column}${row}`] as XLSX.CellObject | undefined;
    if (cell?.f !== undefined) return evaluate(sheet, cell.f);
    return typeof cell?.v === "number" ? cell.v : 0;
  };
  const evaluate = (home: string, formula: string): number => {
    const numbers = formula.replace(
      REF,
      (_all, sheet: string | undefined, column: string, row: string, toColumn?: string, toRow?: string) => {
        const from = XLSX.utils.decode_cell(`${column}${row}`);
        const to = XLSX.utils.decode_cell(`${toColumn ?? column}${toRow ?? row}`);
        let sum = 0;
        for (let r = from.r; r <= to.r; r += 1)
          for (let c = from.c; c <= to.c; c += 1)
            sum += valueAt(sheet ?? home, XLSX.utils.encode_col(c), r + 1);
        return `(${sum})`;
      },
    );
    const terms = numbers.replaceAll("SUM", "").replace(/[()]/g, "");
    return [...terms.replaceAll("--", "+").matchAll(/[+-]?\d+/g)].reduce((all, [n]) => all + Number(n), 0);
  };
  return book.SheetNames.flatMap((sheet) =>
    Object.entries(book.Sheets[sheet] ?? {}).flatMap(([address, cell]: [string, XLSX.CellObject]) =>
      cell.f !== undefined && evaluate(sheet, cell.f) !== cell.v ? [`${sheet}!${address} ${cell.f}`] : [],
    ),
  );
}

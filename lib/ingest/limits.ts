/**
 * What one upload may weigh. Far above any real roll (Kabupaten Bogor, the largest: 3.9 million lines, about
 * 800 MB of CSV), and low enough that a hostile file cannot fill the disk or the memory of an office server.
 */
export const LIMITS = {
  /** bytes of one uploaded file */
  uploadBytes: 4 * 1024 ** 3,
  /** bytes of all files of one person that are on their way or not yet imported */
  waitingBytes: 16 * 1024 ** 3,
  /** files in a ZIP: a kabupaten has at most 435 desa, one file for each TPS of a desa is still below */
  zipEntries: 20_000,
  /** bytes after decompression, over all files of a ZIP or XLSX */
  unpackedBytes: 12 * 1024 ** 3,
  /** decompressed ÷ compressed, judged only above `ratioFloorBytes`: sheets of a roll reach about 30 */
  ratio: 250,
  ratioFloorBytes: 20 * 1024 ** 2,
  /** an XLSX inside a ZIP is copied to disk first, because it is read from its end */
  innerWorkbookBytes: 512 * 1024 ** 2,
  /**
   * XLS and XLSB are held in memory as a whole, an XLS at 26 times its size; what needs more than the heap is
   * refused
   */
  xlsBytes: 32 * 1024 ** 2,
  xlsbBytes: 12 * 1024 ** 2,
  parserHeapMb: 1_536,
  parserSeconds: 300,
  /** a PDF of 300 voters on ten pages weighs about 100 KB */
  pdfBytes: 64 * 1024 ** 2,
  pdfPages: 3_000,
  xmlDepth: 32,
  /** characters of one XML text or attribute; a cell holds at most 32,767 */
  xmlTextChars: 200_000,
  /** memory of the shared strings of one workbook */
  sharedStringBytes: 256 * 1024 ** 2,
  sharedStrings: 8_000_000,
  sheets: 300,
  columns: 300,
  /** characters of one cell; a longer one makes its line unreadable */
  cellChars: 2_000,
  /** characters of one line of a CSV, quoted line breaks included */
  recordChars: 65_536,
  /** physical lines that one quoted record may span: beyond that the quote was never closed */
  recordLines: 20,
  /** lines at the top in which the header is looked for */
  headRows: 60,
  headBytes: 1024 ** 2,
  /** characters of a rejected line that are kept for repair */
  rejectChars: 8_000,
} as const;

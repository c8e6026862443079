import { ROLES, type Role } from "@/lib/access/actor";

/**
 * Every address of the product and who may open it, written out by hand: verifikator, supervisor, admin, auditor.
 * `open` is for whoever has an account or none. A page or route that stands in no line fails
 * tests/security/every-route.test.ts; the browser tries each as each role (tests/e2e/every-page/roles.spec.ts).
 */
const PAGES = `
  /                                   open
  /masuk                              open
  /masuk/kode                         open
  /ganti-sandi                        open
  /faktor-kedua                       open
  /tautan                             open
  /antrean                            Y Y Y Y
  /antrean/coktas                     Y Y - -
  /temuan/[id]                        Y Y Y Y
  /katalog                            Y Y Y Y
  /katalog/[code]                     Y Y Y Y
  /latihan                            Y Y - -
  /pembagian                          - Y - -
  /ringkasan                          Y Y Y Y
  /ringkasan/desa/[key]               Y Y Y Y
  /ringkasan/kalender                 Y Y Y Y
  /ringkasan/pengetahuan              Y Y Y Y
  /ringkasan/pimpinan                 - Y Y Y
  /ringkasan/transparansi             - Y Y Y
  /data                               - Y Y Y
  /data/[id]                          - Y Y Y
  /data/unggah                        - - Y -
  /rujukan                            - Y Y Y
  /rujukan/[id]                       - Y Y Y
  /rujukan/unggah                     - - Y -
  /rujukan/pertukaran                 - Y Y Y
  /rujukan/perpindahan                - Y Y Y
  /pemeriksaan                        - Y Y Y
  /pemeriksaan/[id]                   - Y Y Y
  /pemeriksaan/baru                   - - Y -
  /tindak-lanjut                      - Y Y Y
  /tindak-lanjut/rekap                - Y Y Y
  /buku-tms                           Y Y - Y
  /buku-tms/surat                     Y Y Y Y
  /buku-tms/periksa                   - - - Y
  /laporan                            - Y Y Y
  /laporan/naskah                     - Y Y Y
  /laporan/periksa                    - Y Y Y
  /laporan/uji-ulang                  Y Y Y Y
  /jejak                              - Y Y Y
  /pengaturan                         Y Y Y Y
  /pengaturan/akun                    Y Y Y Y
  /pengaturan/pengguna                - - Y -
  /pengaturan/menunggu                - Y Y -
  /pengaturan/aturan                  - - Y -
  /pengaturan/pencermatan             - - Y -
  /pengaturan/tabel-kode              - - Y -
  /pengaturan/kantor                  - - Y -`;

const ROUTES = `
  GET    /api/health                          open
  GET    /api/auth/[...all]                   open
  POST   /api/auth/[...all]                   open
  GET    /api/temuan/[id]                     Y Y Y Y
  GET    /api/temuan/[id]/kasus               Y Y Y Y
  GET    /api/temuan/[id]/orang               Y Y Y Y
  GET    /api/temuan/[id]/warga               Y Y Y Y
  POST   /api/temuan/[id]/warga/ekspor        Y Y - -
  POST   /api/temuan/[id]/bukti               Y Y - -
  GET    /api/bukti/[id]                      Y Y - -
  GET    /api/lembar-kerja                    Y Y - -
  POST   /api/lembar-kerja                    Y Y - -
  POST   /api/pemberitahuan                   Y Y - -
  POST   /api/buku-tms/[decision]/[row]       Y Y - Y
  GET    /api/data/[id]                       - Y Y Y
  GET    /api/data/[id]/ditolak               - Y Y Y
  POST   /api/data/[id]/ditolak               - - Y -
  GET    /api/data/pratinjau/[id]             - - Y -
  HEAD   /api/uploads/[[...id]]               - - Y -
  OPTIONS /api/uploads/[[...id]]              - - Y -
  PATCH  /api/uploads/[[...id]]               - - Y -
  POST   /api/uploads/[[...id]]               - - Y -
  GET    /api/pekerjaan                       Y Y Y Y
  GET    /api/pemeriksaan/[id]                - Y Y Y
  POST   /api/daftar                          - - Y -
  GET    /api/daftar/[id]                     - Y Y Y
  POST   /api/uji-petik                       - Y Y -
  POST   /api/uji-petik/rumah                 - Y Y -
  POST   /api/surat-sumber                    - Y Y -
  POST   /api/inklusi                         - Y - -
  GET    /api/perpindahan                     - Y Y Y
  GET    /api/surat                           Y Y Y Y
  POST   /api/pertukaran                      - - Y -
  POST   /api/pertukaran/[id]                 - - Y -
  POST   /api/ekspor                          - Y Y -
  GET    /api/laporan                         - Y Y Y
  GET    /api/laporan/[id]/[name]             - Y Y Y
  POST   /api/ringkasan/cetak                 - Y Y Y
  GET    /api/transparansi                    - Y Y Y
  GET    /api/jejak/keputusan/[id]            - Y Y Y
  GET    /api/jejak/kunci-publik              - Y Y Y
  GET    /api/jejak/titik-periksa             - Y Y Y`;

interface Entrance {
  /** `GET /api/health`, or of a page its address alone */
  readonly name: string;
  /** null where it is open to whoever comes */
  readonly roles: readonly Role[] | null;
}

const readTable = (table: string): readonly Entrance[] =>
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", marks = ""] = line.trim().split(/\s{2,}(?=[Yo-])/);
      const may = marks.split(" ");
      return {
        name: name.replace(/\s+/g, " "),
        roles: marks === "open" ? null : ROLES.filter((_, at) => may[at] === "Y"),
      };
    });

export const PAGE_ENTRANCES = readTable(PAGES);
export const ROUTE_ENTRANCES = readTable(ROUTES);

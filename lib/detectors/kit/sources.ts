import type { Citation } from "./types";

/**
 * What the catalogue rests on. Law and published criteria first, then papers, then faults that really
 * happened. Press reports of claims say so.
 */
export const SOURCES = {
  uuAdminduk: { kind: "law", cite: "UU 23/2006 jo. UU 24/2013 (Administrasi Kependudukan)" },
  pp40: {
    kind: "law",
    cite: "PP 40/2019 pasal 30 ayat (2): NIK berlaku seumur hidup",
    url: "https://curupekspress.bacakoran.co/amp/8644",
  },
  pkpu7: {
    kind: "law",
    cite: "PKPU 7/2022 (penyusunan daftar pemilih), urutan kode TMS 1–8",
    url: "https://www.kompas.com/tren/read/2024/02/04/110000065",
  },
  pkpu1: {
    kind: "law",
    cite: "PKPU 1/2025 (PDPB): berumur 17 tahun atau sudah/pernah kawin",
    url: "https://kab-purwakarta.kpu.go.id/page/read/pemutakhiran-data-pemilih-berkelanjutan",
  },
  permendagri73: {
    kind: "law",
    cite: "Permendagri 73/2022: nama tanpa angka dan tanda baca, paling banyak 60 huruf",
    url: "https://www.guru-id.com/2022/06/permendagri-73-tahun-2022-aturan-baru.html",
  },
  tpsRules: {
    kind: "law",
    cite:
      "Aturan penyusunan TPS 2019: tidak menggabungkan desa, tidak memisahkan satu keluarga, paling " +
      "banyak 300 pemilih",
    url: "https://nasional.sindonews.com/read/1377133",
  },
  tpsCap2024: {
    kind: "law",
    cite: "Batas pemilih per TPS: 300 (Pemilu 2024), 600 (Pilkada 2024)",
    url: "https://news.okezone.com/read/2024/04/24/337/2999772",
  },
  kpuInvalid2024: {
    kind: "criterion",
    cite: "KPU, analisis data ganda dan invalid menjelang DPS Pilkada 2024: NIK, NKK, umur < 17, umur > 120",
    url: "https://kab-kupang.kpu.go.id/blog/read/kpu-kabupaten-kupang-mengikuti-rakor-analisa-data-ganda-dan-invalid-menuju-penetapan-dps",
  },
  kpuInvalid2025: {
    kind: "criterion",
    cite: "KPU, SE 1577/PP.05-SD/13/2025 (PDPB TW III 2025): NIK, NKK, umur > 100, umur < 17, ganda",
    url: "https://kab-magelang.kpu.go.id/index.php/blog/category/104?page=2",
  },
  deathLists: {
    kind: "incident",
    cite: "KPU Kota Malang, Oktober 2025: dari 182 nama daftar kematian BPS/BPJS 16 meninggal, 141 masih hidup",
    url: "https://kota-malang.kpu.go.id/blog/read/8320",
  },
  lifeTable: {
    kind: "paper",
    cite: "UN DESA, World Population Prospects 2024, m(x) Indonesia menurut jenis kelamin, 2025–2030",
    url: "https://population.un.org/wpp/",
  },
  kpuDuplicates2018: {
    kind: "criterion",
    cite: "KPU 2018, kelas kegandaan K1–K4",
    url: "https://riau.seruji.co.id/peristiwa/politik/kpu-temukan-56-970-dpt-ganda-di-kepri/",
  },
  bawaslu2018: {
    kind: "criterion",
    cite: "Bawaslu 2018: NIK, nama dan tanggal lahir sama; 1.013.067 dari 91.001.344",
    url: "https://bawaslu.go.id/en/berita/capai-1-juta-pemilih-bawaslu-minta-kpu-koreksi-kegandaan-dpt-0",
  },
  dukcapilElements: {
    kind: "criterion",
    cite: "Dukcapil: 1–2 elemen sama jangan ditindak; 4 atau lebih kemungkinan besar orang yang sama",
    url: "https://tenggaranews.com/antisipasi-data-ganda-berikut-tahapan-yang-dilakukan-disdukcapil/",
  },
  dukcapilNik: {
    kind: "criterion",
    cite: "Dukcapil Klaten, arti 16 digit NIK: wilayah, tanggal lahir (perempuan + 40), nomor urut",
    url: "https://dukcapil.klaten.go.id/arti-16-digit-nomor-induk-kependudukan-nik",
  },
  nikUnchanged: {
    kind: "criterion",
    cite: "NIK tidak berubah walau tanggal lahir diperbaiki",
    url: "https://jatenglive.com/tampil-berita-detail/No-NIK-Tidak-Bisa-berubah--beikur-Arti-16-Digit-Pada-KTP",
  },
  nkkMeaning: {
    kind: "criterion",
    cite: "Susunan NKK: wilayah penerbitan, tanggal pencatatan, nomor urut",
    url: "https://agibalaja.blogspot.com/2022/09/makna-dibalik-kode-angka-dalam-kartu.html",
  },
  nkkChanges: {
    kind: "criterion",
    cite: "NKK berganti saat pindah, kepala keluarga meninggal, cerai atau pecah KK",
    url: "https://linggapura.desa.id/jangan-kaget-jika-no-kk-anda-berubah-ini-penyebabnya/",
  },
  regionCodes: { kind: "criterion", cite: "Kepmendagri 300.2.2-2430/2025 dan daftar kode wilayah 2018–2023" },
  coklitForm: {
    kind: "criterion",
    cite: "Petunjuk pengisian Model A-Daftar Pemilih (coklit 2023/2024)",
    url: "https://www.awasipemilu.com/2023/02/petunjuk-pengisian-lembar-kerja-pantarlih-model-a-daftar-pemilih-pada-pemilu-2024",
  },
  disabilityCodes: {
    kind: "criterion",
    cite: "Petunjuk formulir coklit 2024: kode disabilitas 1–6, tanda coklit, kode TMS",
    url: "https://banjarsari-labuhanhaji.desa.id/artikel/2024/6/26/petunjuk-pengisian-formulir-coklit",
  },
  sragenTotals: {
    kind: "criterion",
    cite: "BA 58/TIK.04-BA/3314/3/2025: jumlah L, P dan total dalam Berita Acara",
    url: "https://kab-sragen.kpu.go.id/index.php/blog/category/137?page=1",
  },
  spiegelhalter: { kind: "paper", cite: "Spiegelhalter, Stat Med 24:1185 (2005)" },
  benjaminiHochberg: { kind: "paper", cite: "Benjamini & Hochberg, J R Stat Soc B 57:289 (1995)" },
  trigram: {
    kind: "paper",
    cite: "Angell, Freund & Willett, Inf Process Manag 19:255 (1983): kemiripan trigram",
  },
  excelDigits: {
    kind: "incident",
    cite: "Lembar kerja menyimpan 15 angka penting; angka ke-16 menjadi 0",
    url: "https://appscout.com/2008/07/excel_trashes_long_numbers.php",
  },
  sync2013: {
    kind: "incident",
    cite: "2013: 15 juta NIK bermasalah, 4,5 juta berakhiran 00 karena format Excel; urutan tanggal tertukar",
    url: "https://news.republika.co.id/berita/mty6eo/21-juta-data-pemilih-pemilu-belum-sinkron",
  },
  kendal2013: {
    kind: "incident",
    cite: "Kendal 2013: satu NKK pada 621 baris karena kesalahan alat bantu",
    url: "https://regional.kompas.com/read/xml/2013/11/26/1449412",
  },
  masked2018: {
    kind: "incident",
    cite: "2018: “25 juta ganda” karena membandingkan NIK yang 4 angkanya ditutup bintang",
    url: "https://www.pinterpolitik.com/terkini/kubu-prabowo-awas-pemilih-ganda",
  },
  masking: {
    kind: "incident",
    cite: "PKPU 11/2018: empat angka terakhir NIK dan NKK ditutup bintang",
    url: "https://era.id/afair/16244/kpu-persilakan-nik-tanpa-tanda-bintang",
  },
  repdigit2024: {
    kind: "incident",
    cite: "Kutai Kartanegara 2024: NIK 2222…, 3333…, 8888…; KPU: salah input, orangnya ada",
    url: "https://nasional.kompas.com/read/2024/02/14/21533031",
  },
  invalidNik2013: {
    kind: "incident",
    cite: "DKI 2013: 66 ribu NIK invalid (bukan 16 digit, kab/kec 00); 15.615 pemilih lapas tanpa NIK",
    url: "https://m.tribunnews.com/nasional/2013/11/04/kpu-dki-temukan-66-ribu-penduduk-dengan-nik-invalid",
  },
  dki2017: {
    kind: "incident",
    cite: "DKI 2017 (7.218.254 pemilih): tanggal NIK ≠ tanggal lahir 1,9 %, NKK luar DKI 0,22 %, NIK sama 0,13 %",
    url: "https://rumahpemilu.org/?p=5528",
  },
  kk2017: {
    kind: "incident",
    cite: "Jakarta Barat 2017: NIK/NKK bukan 16 digit 12.174, NKK luar wilayah 4.604",
    url: "https://megapolitan.kompas.com/read/2017/03/20/16230371",
  },
  zeroDate: {
    kind: "incident",
    cite: "Bawaslu Kudus: tanggal lahir 00|00|0000, NKK 1890000000000000",
    url: "https://www.suaramerdeka.com/arsip/148334-cek-ulang-data-pemilih",
  },
  biak1900: {
    kind: "incident",
    cite: "Biak Numfor 2018: 31 pemilih bertahun lahir sebelum 1900",
    url: "https://analisapublik.com/2018/10/11/1-675-dpt-ganda-ditemukan-di-biak-numfor/",
  },
  dps2023: {
    kind: "incident",
    cite: "DPS 2023 (temuan perkumpulan warga): nama < 2 huruf 14.000, nama “?” 35, umur > 100 13.606",
    url: "https://www.suara.com/news/2023/06/14/145236/perkumpulan-warga-temukan-52-juta-data-janggal-dalam-dps-pemilu-2024",
  },
  dps2023Rows: {
    kind: "incident",
    cite: "DPS 2023: RT dan RW nol pada 35,9 juta baris",
    url: "https://sidoarjo.inews.id/read/309531",
  },
  centenarians: {
    kind: "incident",
    cite: "Ponorogo 2025: 76 pemilih > 100 tahun didatangi petugas coktas",
    url: "https://jatim.jpnn.com/politik/40211",
  },
  sikka2024: {
    kind: "incident",
    cite: "Sikka 2024: kode TMS 8 dan 4 menurut pantarlih",
    url: "https://gardaflores.com/politik/di-kabupaten-sikka-pantarlih-temukan-2-712-pemilih-telah-meninggal/",
  },
  singkawang2018: {
    kind: "incident",
    cite: "Singkawang 2018: dari 82 dugaan ganda, 34 bukan ganda, 24 diklaim, 24 TMS",
    url: "https://pontianak.tribunnews.com/2018/12/20/kpu-singkawang-sebut-penyebab-adanya-data-pemilih-ganda",
  },
  kepriPrison: {
    kind: "incident",
    cite: "Kepri 2025: 216 pemilih tercatat di TPS khusus lapas dan di TPS rumah",
    url: "https://kepri.antaranews.com/berita/245089",
  },
  crowdedKk: {
    kind: "incident",
    cite: "DKI 2017: 17.788 KK berisi > 20 pemilih; Panwas Kendal menganggap > 10 janggal",
    url: "https://rumahpemilu.org/?p=5528",
  },
  specialTps: {
    kind: "incident",
    cite: "Pemilu 2024: TPS lokasi khusus bernomor 901 ke atas (1.822 TPS di 702 desa)",
  },
  identityHolds: {
    kind: "criterion",
    cite: "Sragen TW IV 2025: 780.384 + 11.463 baru − 4.236 TMS = 787.611, tepat",
    url: "https://sragen.bawaslu.go.id/berita/pengawasan-bawaslu-sragen-dalam-rapat-pleno-pdpb-dengan-kpu-sragen-triwulan-iv-tahun-2025",
  },
  womenShare: {
    kind: "criterion",
    cite: "DPT Pemilu 2024: L 102.218.503, P 102.588.719 (P 50,1 %)",
    url: "https://www.tribunnews.com/mata-lokal-memilih/2023/07/02/",
  },
  defaultDates: {
    kind: "criterion",
    cite: "Kemendagri 2018: lahir 1 Juli, 31 Desember, 1 Januari adalah pengisian administratif, bukan anomali",
    url: "https://pemilu.tempo.co/amp/1195802",
  },
  dptbRule: {
    kind: "law",
    cite: "DPTb: pemilih dalam DPT yang pindah memilih ke TPS lain",
    url: "https://fortuneidn.com/news/friana/kepanjangan-dpt-dps-dan-dpk-dalam-pemilu",
  },
  deJure: {
    kind: "law",
    cite: "Asas de jure: pemilih terdaftar menurut alamat KTP-el",
    url: "https://rakcer.id/2023/02/23/baru-23-persen-data-pemilih-dimutakhirkan-berikut-ini-kendalanya/2",
  },
  nikElsewhere: {
    kind: "incident",
    cite: "DKI 2017: NIK wilayah lain 10,4 %; menurut KPU DKI bukan tidak sah",
    url: "https://www.suara.com/news/2017/04/07/060500/tim-anies-sandi-temui-data-invalid-kpu-nyatakan-dpt-tak-berubah",
  },
  recentNkk: {
    kind: "incident",
    cite: "Jakarta Barat 2017: NKK yang terbit menjelang atau sesudah DPT dipersoalkan",
    url: "https://megapolitan.kompas.com/read/2017/03/20/16230371",
  },
  konang2019: {
    kind: "incident",
    cite: "Bangkalan 2019: 228 pemilih satu TPS lahir 1 Juli; tanggal bawaan, bukan bukti",
    url: "https://pemilu.tempo.co/amp/1195802",
  },
  whipple: {
    kind: "paper",
    cite: "Shryock & Siegel, Methods and Materials of Demography, bab 8 (1976): indeks Whipple",
  },
  myers: { kind: "paper", cite: "Myers, Trans Actuar Soc Am 41:395 (1940): indeks campuran" },
  lin: { kind: "paper", cite: "Lin, IEEE Trans Inf Theory 37:145 (1991): divergensi Jensen–Shannon" },
  sokalRohlf: { kind: "paper", cite: "Sokal & Rohlf, Biometry, bab 17 (1995): uji G" },
  rousseeuw: {
    kind: "paper",
    cite: "Rousseeuw & Van Driessen, Technometrics 41:212 (1999): minimum covariance determinant",
  },
  mcDonaldLevitt: {
    kind: "paper",
    cite: "McDonald & Levitt, Election Law Journal 7:111 (2008): kesamaan nama dan tanggal karena kebetulan",
  },
  lawless: { kind: "paper", cite: "Lawless, Can J Stat 15:209 (1987): regresi binomial negatif" },
  iglewicz: {
    kind: "paper",
    cite: "Iglewicz & Hoaglin, How to Detect and Handle Outliers (1993): z dari MAD",
  },
  fellegiSunter: {
    kind: "paper",
    cite: "Fellegi & Sunter, J Am Stat Assoc 64:1183 (1969): teori pemadanan data",
  },
  fastLink: {
    kind: "paper",
    cite: "Enamorado, Fifield & Imai, APSR 113:353 (2019): taksiran salah padan dan terlewat",
  },
} as const satisfies Readonly<Record<string, Citation>>;

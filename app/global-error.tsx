"use client";

/** The frame itself failed, so nothing of it may be used here: plain words in both languages. */
export default function GlobalError({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}) {
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <html lang="id">
      <body style={{ fontFamily: "system-ui, sans-serif", margin: "10vh auto", maxWidth: 480, padding: 16 }}>
        <h1>Halaman ini gagal dimuat</h1>
        <p>
          Data Anda tidak berubah. Coba lagi; bila tetap gagal, sampaikan nomor ini kepada admin. / This page
          failed to load; your data did not change.
        </p>
        {reference !== null && <p>Nomor rujukan / reference: {reference}</p>}
        <button type="button" onClick={() => retry()}>
          Coba lagi / Try again
        </button>
      </body>
    </html>
  );
}

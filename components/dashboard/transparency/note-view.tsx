import type { PublicNote } from "@/lib/dashboard/model/transparency";
import classes from "./note-view.module.css";

/** The paper as it will be published. */
export function NoteView({ note }: { readonly note: PublicNote }) {
  return (
    <article className={classes.note} lang={note.locale}>
      <h2>{note.title}</h2>
      {note.sections.map(({ title, paragraphs, table }) => (
        <section key={title}>
          <h3>{title}</h3>
          {paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {table !== undefined && (
            <div className={classes.scroll} role="region" aria-label={title} tabIndex={0}>
              <table aria-label={title}>
                <thead>
                  <tr>
                    {table.head.map((cell) => (
                      <th key={cell} scope="col">
                        {cell}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {table.rows.map((row) => (
                    <tr key={row[0]}>
                      {row.map((cell, at) => (
                        <td key={table.head[at]}>{cell}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
      ))}
    </article>
  );
}

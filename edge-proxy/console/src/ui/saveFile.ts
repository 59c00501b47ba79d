const READ_BY_THEN_MS = 60_000;

/** Lets the browser store texts as one file. */
export function saveFile(name: string, texts: readonly BlobPart[], type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([...texts], { type }));
  link.download = name;
  link.click();
  // Not at once: the browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), READ_BY_THEN_MS);
}

/** The same for rows, one JSON object a line; the file is named after the time. */
export function saveNdjson(name: string, rows: readonly unknown[]): void {
  saveFile(
    `${name}-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}Z.ndjson`,
    rows.map((row) => `${JSON.stringify(row)}\n`),
    'application/x-ndjson',
  );
}

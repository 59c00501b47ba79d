/** Hands a file with one JSON object in each line to the browser. */
export function saveNdjson(rows: readonly unknown[], name: string): void {
  const lines = rows.map((row) => JSON.stringify(row) + '\n');
  const url = URL.createObjectURL(new Blob(lines, { type: 'application/x-ndjson' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}Z.ndjson`;
  link.click();
  // Not at once: the browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

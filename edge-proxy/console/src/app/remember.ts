/** Choices of the reader, such as the columns of a table. Nothing secret and nothing from the API belongs here. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A browser may refuse storage; the choice then lasts until the page is left.
  }
}

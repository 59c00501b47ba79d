/**
 * Whether Pages calls the worker for a path, by the rules of `_routes.json`: exclusions win, `*` stands for any text, a rule
 * that ends in `/*` covers the path without it as well, any other rule also the path with a slash behind it.
 * @param {{ include: string[], exclude: string[] }} rules
 * @param {string} pathname
 */
export function callsWorker({ include, exclude }, pathname) {
  return !exclude.some((rule) => covers(rule, pathname)) && include.some((rule) => covers(rule, pathname));
}

/**
 * @param {string} rule
 * @param {string} pathname
 */
function covers(rule, pathname) {
  if (rule === '/') return pathname === '/';
  const text = (/** @type {string} */ part) =>
    part
      .split('*')
      .map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*');
  if (rule === '/*') return true;
  if (rule.endsWith('/*')) return new RegExp(`^${text(rule.slice(0, -2))}(/.*)?$`).test(pathname);
  if (rule.endsWith('*')) return new RegExp(`^${text(rule)}$`).test(pathname);
  return new RegExp(`^${text(rule.replace(/\/$/, ''))}/?$`).test(pathname);
}

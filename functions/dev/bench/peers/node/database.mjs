import pg from 'pg';

// The URL of the functions is JDBC's: jdbc:postgresql://host:port/database?user=name
const url = new URL(process.env.DATABASE_URL.replace(/^jdbc:/, ''));

export const pool = new pg.Pool({
  host: url.hostname,
  port: Number(url.port),
  database: url.pathname.slice(1),
  user: url.searchParams.get('user') ?? url.username,
  max: 2,
});

/** The same query as the plain handler's. */
export async function version() {
  const { rows } = await pool.query('SELECT version FROM schema_version');
  return { statusCode: 200, headers: { 'content-type': 'text/plain' }, body: rows[0].version };
}

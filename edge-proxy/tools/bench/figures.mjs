/** @typedef {Record<'direct' | 'smallest' | 'edge', number[]>} Round milliseconds of each exchange, by who was asked */

/**
 * @param {string} name
 * @param {Round[]} rounds
 * @param {number} milliseconds that each was measured for in each round
 * @param {{ smallest: number, edge: number }} used milliseconds of processor time of the two runtimes
 */
export function figures(name, rounds, milliseconds, used) {
  /** @param {keyof Round} who */
  const whole = (who) =>
    of(
      rounds.flatMap((round) => round[who]),
      milliseconds * rounds.length,
    );
  /** @param {'smallest' | 'edge'} who */
  const processor = (who) => rounded(used[who] / rounds.flatMap((round) => round[who]).length);
  /** @param {(round: Round) => number} of */
  const typical = (of) => rounded(share(rounds.map(of), 0.5));
  const smallest = { ...whole('smallest'), processor_ms: processor('smallest') };
  const edge = { ...whole('edge'), processor_ms: processor('edge') };
  return {
    name,
    direct: whole('direct'),
    smallest,
    edge,
    ratio: {
      p50: typical((round) => share(round.edge, 0.5) / share(round.smallest, 0.5)),
      p99: typical((round) => share(round.edge, 0.99) / share(round.smallest, 0.99)),
      // Inverted, so that above 1 always means slower.
      throughput: typical((round) => round.smallest.length / round.edge.length),
      processor: rounded(edge.processor_ms / smallest.processor_ms),
    },
  };
}

/**
 * @param {number[]} times
 * @param {number} milliseconds
 */
function of(times, milliseconds) {
  return {
    p50_ms: rounded(share(times, 0.5)),
    p99_ms: rounded(share(times, 0.99)),
    per_second: Math.round((times.length / milliseconds) * 1000),
  };
}

/**
 * The value below which the given share of the values lies.
 * @param {number[]} values
 * @param {number} of
 */
function share(values, of) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * of)] ?? NaN;
}

/** @param {ReturnType<typeof figures>[]} results */
export function table(results) {
  const cells = [
    ['', 'direct', 'smallest worker', 'edge', 'edge / smallest'],
    ...results.flatMap(({ name, direct, smallest, edge, ratio }) => [
      [name],
      ['  p50', `${direct.p50_ms} ms`, `${smallest.p50_ms} ms`, `${edge.p50_ms} ms`, `${ratio.p50}`],
      ['  p99', `${direct.p99_ms} ms`, `${smallest.p99_ms} ms`, `${edge.p99_ms} ms`, `${ratio.p99}`],
      [
        '  throughput',
        `${direct.per_second}/s`,
        `${smallest.per_second}/s`,
        `${edge.per_second}/s`,
        `${ratio.throughput}`,
      ],
      ['  processor', '', `${smallest.processor_ms} ms`, `${edge.processor_ms} ms`, `${ratio.processor}`],
    ]),
  ];
  return cells.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(24) : cell.padStart(17))).join('')).join('\n');
}

/** How far above the recorded ratio a ratio may be before the benchmark fails. */
const TOLERANCE = 1.15;

/** @typedef {Record<'p50' | 'p99' | 'throughput' | 'processor', number>} Ratios edge to smallest worker */

/**
 * The ratios that are above those recorded, as sentences; none if all are as good as then.
 * @param {{ name: string, ratio: Ratios }[]} results
 * @param {Record<string, Ratios>} recorded by the name of the load
 */
export function worse(results, recorded) {
  return results.flatMap(({ name, ratio }) => {
    const before = recorded[name];
    if (before === undefined) return [`${name}: no ratio is recorded.`];
    return /** @type {(keyof Ratios)[]} */ (Object.keys(before))
      .filter((figure) => !(ratio[figure] <= before[figure] * TOLERANCE))
      .map(
        (figure) =>
          `${name}: ${figure} is ${ratio[figure]} times the smallest worker's; ${before[figure]} is recorded.`,
      );
  });
}

/** @param {number} value */
function rounded(value) {
  return Number(value.toPrecision(3));
}

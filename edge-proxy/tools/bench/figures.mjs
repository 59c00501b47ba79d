/** @typedef {Record<'direct' | 'barest' | 'ours', number[]>} Round milliseconds of each exchange, by who was asked */

/**
 * @param {string} name
 * @param {Round[]} rounds
 * @param {number} milliseconds that each was measured for in each round
 * @param {{ barest: number, ours: number }} used milliseconds of processor time of the two runtimes
 */
export function figures(name, rounds, milliseconds, used) {
  /** @param {keyof Round} who */
  const whole = (who) =>
    of(
      rounds.flatMap((round) => round[who]),
      milliseconds * rounds.length,
    );
  /** @param {'barest' | 'ours'} who */
  const processor = (who) => rounded(used[who] / rounds.flatMap((round) => round[who]).length);
  /** @param {(round: Round) => number} of */
  const typical = (of) => rounded(share(rounds.map(of), 0.5));
  const barest = { ...whole('barest'), processor_ms: processor('barest') };
  const ours = { ...whole('ours'), processor_ms: processor('ours') };
  return {
    name,
    direct: whole('direct'),
    barest,
    ours,
    ratio: {
      p50: typical((round) => share(round.ours, 0.5) / share(round.barest, 0.5)),
      p99: typical((round) => share(round.ours, 0.99) / share(round.barest, 0.99)),
      // The other way round, so that above 1 is slower everywhere.
      throughput: typical((round) => round.barest.length / round.ours.length),
      processor: rounded(ours.processor_ms / barest.processor_ms),
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
 * The value below which that share of the values lies.
 * @param {number[]} values
 * @param {number} of
 */
function share(values, of) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * of)] ?? NaN;
}

/** @param {ReturnType<typeof figures>[]} results */
export function table(results) {
  const cells = [
    ['', 'direct', 'barest worker', 'ours', 'ours / barest'],
    ...results.flatMap(({ name, direct, barest, ours, ratio }) => [
      [name],
      ['  p50', `${direct.p50_ms} ms`, `${barest.p50_ms} ms`, `${ours.p50_ms} ms`, `${ratio.p50}`],
      ['  p99', `${direct.p99_ms} ms`, `${barest.p99_ms} ms`, `${ours.p99_ms} ms`, `${ratio.p99}`],
      [
        '  throughput',
        `${direct.per_second}/s`,
        `${barest.per_second}/s`,
        `${ours.per_second}/s`,
        `${ratio.throughput}`,
      ],
      ['  processor', '', `${barest.processor_ms} ms`, `${ours.processor_ms} ms`, `${ratio.processor}`],
    ]),
  ];
  return cells.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(24) : cell.padStart(15))).join('')).join('\n');
}

/** @param {number} value */
function rounded(value) {
  return Number(value.toPrecision(3));
}

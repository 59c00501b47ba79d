import { expect, test } from 'vitest';
import { figures, table, worse } from './figures.mjs';

const rounds = [
  { direct: [1, 1, 1, 1], smallest: [2, 2, 2, 9], edge: [3, 3, 3, 9] },
  { direct: [1, 1, 1, 1], smallest: [20, 20], edge: [20, 20] },
  { direct: [1, 1, 1, 1], smallest: [4, 4, 4, 4], edge: [4.4, 4.4, 4.4] },
];

test('a ratio is the median of the rounds, above 1 where the edge is slower', () => {
  const { ratio, edge } = figures('small', rounds, 100, { smallest: 10, edge: 9 });
  expect(ratio).toEqual({ p50: 1.1, p99: 1, throughput: 1, processor: 1 });
  expect(edge).toEqual({ p50_ms: 4.4, p99_ms: 20, per_second: 30, processor_ms: 1 });
});

test('the table has a line for each figure', () => {
  expect(
    table([figures('small', rounds, 100, { smallest: 10, edge: 9 })])
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/)[0]),
  ).toEqual(['direct', 'small', 'p50', 'p99', 'throughput', 'processor']);
});

const recorded = { small: { p50: 1, p99: 1.2, throughput: 1, processor: 1 } };

test.each([
  [{ p50: 1.15, p99: 1.38, throughput: 1.15, processor: 0.5 }, []],
  [{ p50: 1.16, p99: 1.2, throughput: 1, processor: 1 }, ['p50']],
  [{ p50: 1, p99: 1.39, throughput: 1.2, processor: 1.16 }, ['p99', 'throughput', 'processor']],
  [{ p50: 1, p99: NaN, throughput: 1, processor: 1 }, ['p99']],
])('a ratio more than 15 % above the recorded one is worse: %j', (ratio, names) => {
  const found = worse([{ name: 'small', ratio }], recorded);
  expect(found.map((sentence) => sentence.split(' ')[1])).toEqual(names);
});

test('a load without a recorded ratio is worse', () => {
  expect(worse([{ name: 'new', ratio: recorded.small }], recorded)).toEqual(['new: no ratio is recorded.']);
});

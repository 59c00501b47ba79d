import { expect, test } from 'vitest';
import { figures, table } from './figures.mjs';

const rounds = [
  { direct: [1, 1, 1, 1], barest: [2, 2, 2, 9], ours: [3, 3, 3, 9] },
  { direct: [1, 1, 1, 1], barest: [20, 20], ours: [20, 20] },
  { direct: [1, 1, 1, 1], barest: [4, 4, 4, 4], ours: [4.4, 4.4, 4.4] },
];

test('a ratio is the median of the rounds, above 1 where ours is slower', () => {
  const { ratio, ours } = figures('small', rounds, 100, { barest: 10, ours: 9 });
  expect(ratio).toEqual({ p50: 1.1, p99: 1, throughput: 1, processor: 1 });
  expect(ours).toEqual({ p50_ms: 4.4, p99_ms: 20, per_second: 30, processor_ms: 1 });
});

test('the table has a line for each figure', () => {
  expect(
    table([figures('small', rounds, 100, { barest: 10, ours: 9 })])
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/)[0]),
  ).toEqual(['direct', 'small', 'p50', 'p99', 'throughput', 'processor']);
});

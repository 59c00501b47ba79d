import { defineConfig } from 'vitest/config';

// The journey against a running stack; `npm test` has the console against a scripted API.
export default defineConfig({
  test: {
    include: ['test/browser/journey.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Each step needs the one before.
    bail: 1,
  },
});

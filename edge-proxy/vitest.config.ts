import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/browser/journey.test.ts'],
    globalSetup: 'test/buildOnce.ts',
    testTimeout: 60_000,
    // What a page shows may still change, later on a busy machine.
    expect: { poll: { timeout: 8000 } },
  },
});

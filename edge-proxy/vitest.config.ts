import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/browser/journey.test.ts'],
    globalSetup: 'test/buildOnce.ts',
    testTimeout: 60_000,
  },
});

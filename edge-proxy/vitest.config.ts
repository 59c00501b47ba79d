import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'console/src/**/*.test.ts', 'local/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'verify/**/*.test.ts', 'test/wire/**/*.test.ts', 'test/clients/**/*.test.ts', 'test/pagesDev.test.ts', 'test/browser/console.test.ts'],
    globalSetup: 'test/buildOnce.ts',
    testTimeout: 60_000,
  },
});

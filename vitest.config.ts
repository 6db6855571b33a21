import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Worker threads that the product starts read TypeScript too.
    execArgv: ['--import', new URL('test/support/typescript.mjs', import.meta.url).href],
    coverage: { provider: 'v8', include: ['src/**'] },
  },
});

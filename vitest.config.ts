import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // On two cores vitest would otherwise use one of them.
    maxWorkers: process.env.VITEST_MAX_WORKERS ?? '100%',
    // Reading the sources takes longer than most tests: files share what is loaded, so no test may replace a module or change the process.
    isolate: false,
    // Worker threads that the product starts read TypeScript too.
    execArgv: ['--import', new URL('test/support/typescript.mjs', import.meta.url).href],
    coverage: { provider: 'v8', include: ['src/**'] },
  },
});

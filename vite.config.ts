import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vitest/config'
import { linesPlugin } from './src/lib/model/language/plugin.ts'

export default defineConfig({
  plugins: [linesPlugin(), sveltekit()],
  worker: { format: 'es', plugins: () => [linesPlugin()] },
  build: { target: 'es2022' },
  server: { fs: { allow: ['workers', 'src'] } },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    testTimeout: 120_000,
    maxWorkers: 2,
    // A busy machine may take its time to come to what is waited for.
    expect: { poll: { timeout: 20_000 } }
  }
})

import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(chromium)) throw new Error(`There is no ${chromium}: install Debian's chromium, or set CHROMIUM.`);

export default defineConfig({
  testDir: '.',
  outputDir: 'results/failures',
  globalSetup: './server.ts',
  // The tests mostly wait for the page, and share nothing but the program.
  workers: 2,
  timeout: 120_000,
  // A browser that the system ends for want of memory is begun anew, once; Playwright tells of it.
  retries: 1,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    // The moments that tests enter are of this zone.
    timezoneId: 'UTC',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    // What moves is neither looked at nor measured half way.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: chromium, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--force-color-profile=srgb'] },
  },
});

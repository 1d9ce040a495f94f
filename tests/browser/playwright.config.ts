// How the browser tests run: the installed Chromium, the program that cargo built, a new profile for each test.
// ./check sets both variables; the defaults are for a run by hand.
import { defineConfig } from '@playwright/test';
import { join } from 'node:path';

const target = process.env['ROSTRUM_TARGET'] ?? join(import.meta.dirname, '../../target');

export default defineConfig({
  testDir: '.',
  outputDir: join(target, 'browser-tests'),
  reporter: 'list',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Real servers, browsers and networks on a busy machine: what fails once is named as flaky at the end of the list,
  // what fails twice fails.
  retries: 1,
  timeout: 30_000,
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: {
      executablePath: process.env['ROSTRUM_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
    locale: 'en-GB',
    timezoneId: 'America/New_York',
    screenshot: 'only-on-failure',
  },
});

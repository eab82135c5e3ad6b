import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sample } from './sample';
import { axe, enter, expect, isTooWide, open, origin, settled, signUp, speak, test } from './kit';

const shots = join(import.meta.dirname, 'results/pages');
mkdirSync(shots, { recursive: true });

// Each has a company and a browser of its own.
test.describe.configure({ mode: 'parallel' });

const strangers = { 'sign-in': '/login', 'sign-up': '/sign-up', 'confirm': '/confirm', 'forgot': '/forgot', 'trial': '/trial' };

for (const locale of ['en', 'zh-CN'] as const) {
  for (const width of [1440, 390]) {
    test(`every page in ${locale} at ${width} px`, async ({ page, request }) => {
      test.setTimeout(400_000);
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await speak(page, locale);
      const look = async (name: string) => {
        await page.screenshot({ path: join(shots, `${name}-${locale}-${width}.png`), fullPage: true, animations: 'disabled' });
        const faults = [...await axe(page)];
        if (await isTooWide(page)) faults.push('the page can be scrolled sideways');
        expect.soft(faults, name).toEqual([]);
      };
      await page.goto(`${origin()}/app/`);
      for (const [name, path] of Object.entries(strangers)) {
        await open(page, path);
        await look(name);
      }
      const account = await signUp(request, `pages-${locale}-${width}-${test.info().retry}`.toLowerCase(), locale);
      const paths = await sample(request, account, locale);
      await enter(page, account);
      await settled(page);
      for (const [name, path] of Object.entries(paths)) {
        await open(page, path);
        await look(name);
      }
      await page.getByRole('button', { name: /Light or dark|浅色或深色/ }).click();
      for (const name of ['home', 'customers', 'customer', 'customer-edit', 'order', 'receivables', 'segments', 'segment', 'segment-edit', 'tags', 'settings']) {
        await open(page, paths[name]);
        await look(`${name}-dark`);
      }
    });
  }
}

// Makes the pictures of the user guide and the README: GUIDE=1, or `make screenshots`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { api, enter, expect, open, signUp, speak, test } from './kit';
import { sample } from './sample';

const images = join(import.meta.dirname, '../../../../infra/docs/guide/images');

test.describe.configure({ mode: 'parallel' });
test.skip(!process.env.GUIDE, 'GUIDE is not set');

const rows = {
  'en': 'Name,E-mail addresses,City\nCactus Comidas,patricio@cactus.example,Buenos Aires\nCentro comercial Moctezuma,francisco@moctezuma.example,México\nChop-suey Chinese,not an address,Bern\nConsolidated Holdings,elizabeth@holdings.example,London\n',
  'zh-CN': '名称,邮箱,城市\n苏州云帆科技,lin@yunfan.example,苏州\n南京长江电子,wang@changjiang.example,南京\n成都锦城食品,不是邮箱,成都\n武汉光谷仪器,zhao@guanggu.example,武汉\n',
};

for (const locale of ['en', 'zh-CN'] as const) {
  test(`pictures in ${locale}`, async ({ page, request }) => {
    test.setTimeout(240_000);
    const folder = join(images, locale.slice(0, 2));
    mkdirSync(folder, { recursive: true });
    await page.setViewportSize({ width: 1024, height: 640 });
    await speak(page, locale);
    const account = await signUp(request, `guide-${locale}`.toLowerCase(), locale);
    const paths = await sample(request, account, locale);
    await api(request, account, 'POST', '/v1/views', { object: 'customer', name: locale === 'en' ? 'Active' : '活跃客户', filters: { status: 'active' }, pinned: true });
    await enter(page, account);
    const shoot = async (name: string) => {
      await page.mouse.move(0, 0);
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
    };
    for (const name of ['home', 'customers', 'customer', 'order', 'role', 'permission-copy', 'audit']) {
      await open(page, paths[name]);
      await shoot(name);
    }
    await open(page, paths['import-new']);
    await page.locator('input[type=file]').setInputFiles({ name: locale === 'en' ? 'customers.csv' : '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(rows[locale]) });
    const table = page.getByRole('region', { name: locale === 'en' ? 'What the first rows come to' : '前几行的结果' });
    await expect(table.getByRole('row')).toHaveCount(5);
    await table.scrollIntoViewIfNeeded();
    await shoot('import');
  });
}

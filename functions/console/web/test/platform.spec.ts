import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { api, axe, enter, expect, isTooWide, join as firstSignIn, open, origin, signUp, test, type Account } from './kit';
import { folder, launch, type Running } from './server';

const shots = join(import.meta.dirname, 'results/pages');
mkdirSync(shots, { recursive: true });

let operator: Account;
let running: Running;
let remove: () => Promise<void>;
const before = process.env.KEHU_BASE;

// Who runs the platform is known by their company, which must be there first: so the program starts twice.
test.beforeAll(async ({ playwright }) => {
  const [data, gone] = await folder();
  remove = gone;
  const first = await launch(data);
  process.env.KEHU_BASE = first.base;
  const request = await playwright.request.newContext();
  operator = await signUp(request, 'operator');
  const { tenant } = await api(request, operator, 'GET', '/v1/me');
  await first.stop();
  running = await launch(data, { OPERATOR_TENANT: tenant.id });
  process.env.KEHU_BASE = running.base;
  await request.dispose();
});

test.afterAll(async () => {
  process.env.KEHU_BASE = before;
  await running.stop();
  await remove();
});

test('a trial is asked for, decided on and prolonged', async ({ page, browser, request }) => {
  test.setTimeout(120_000);
  await page.goto(`${origin()}/app/#/trial`);
  await page.getByLabel('Company').fill('Contoso');
  await page.getByLabel('Name').fill('Robert King');
  await page.getByLabel('E-mail address').fill('robert@contoso.example');
  await page.getByLabel('What you want to do with it').fill('Forty salespeople');
  await page.getByRole('button', { name: 'Ask for a trial' }).click();
  await expect(page.getByText('The answer goes to robert@contoso.example.')).toBeVisible();

  const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await enter(desk, operator);
  const look = async (name: string) => {
    await desk.screenshot({ path: join(shots, `${name}-en-1440.png`), fullPage: true, animations: 'disabled' });
    expect.soft([...await axe(desk), ...(await isTooWide(desk) ? ['too wide'] : [])], name).toEqual([]);
  };
  await open(desk, '/trial-requests');
  await look('trial-requests');
  await desk.getByRole('button', { name: 'Approve: Contoso' }).click();
  await look('trial-approve');
  await desk.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(desk.getByRole('cell', { name: 'approved' })).toBeVisible();
  const guest = await firstSignIn(request, 'robert@contoso.example');
  expect((await api(request, guest, 'GET', '/v1/me')).tenant).toMatchObject({ name: 'Contoso', plan: 'trial' });

  await api(request, guest, 'POST', '/v1/extension-requests', { days: 10, reason: 'We need to test the import' });
  await open(desk, '/extension-requests');
  await look('extension-requests');
  await desk.getByRole('button', { name: 'Approve: Contoso' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(desk.getByRole('cell', { name: 'approved' })).toBeVisible();

  await open(desk, '/referrals');
  await look('referrals');
  await open(desk, '/tenants');
  await look('tenants');
  await desk.getByRole('link', { name: 'Contoso' }).click();
  await expect(desk.getByRole('heading', { name: 'Contoso' })).toBeVisible();
  await look('tenant');
  await desk.getByRole('button', { name: 'Suspend' }).click();
  await desk.getByRole('dialog').getByLabel('Reason').fill('Unpaid');
  await desk.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await expect(desk.getByText('suspended').first()).toBeVisible();
  await desk.close();
});

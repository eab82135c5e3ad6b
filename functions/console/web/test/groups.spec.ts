// Segments, tags, and addresses that get no mail.
import { api, axe, enter, expect, open, origin, signUp, test, type Account } from './kit';

test.describe.configure({ mode: 'default' });

let account: Account;

test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext();
  account = await signUp(request, `groups-${test.info().workerIndex}`);
  for (const [name, tags] of [['Alfreds Futterkiste', ['vip', 'food']], ['Around the Horn', ['vip']], ['Blauer See', ['VIPs']], ['Ernst Handel', []]] as const) {
    await api(request, account, 'POST', '/v1/customers', { name, tags });
  }
  await request.dispose();
});

test('a segment is written with a live count, worked out, changed and used as a filter', async ({ page, request }) => {
  await enter(page, account);
  await open(page, '/segments');
  await page.getByRole('link', { name: 'New segment' }).first().click();
  await expect(page.getByText('Fill in the conditions')).toBeVisible();
  await page.getByLabel('Name *').fill('Very important');
  await page.getByRole('combobox', { name: /One of/ }).fill('vip');
  await page.getByRole('option', { name: 'vip', exact: true }).click();
  const live = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Who would be in it' }) });
  await expect(live).toContainText('2 of 4 customers fit.');
  await expect(live).toContainText('Around the Horn');
  expect(await axe(page)).toEqual([]);
  expect((await api(request, account, 'GET', '/v1/segments')).items).toEqual([]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Very important' })).toBeVisible();
  const members = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Members' }) });
  await expect(members).toContainText('2 customers', { timeout: 20_000 });
  await expect(page.getByRole('row').filter({ hasText: 'Alfreds Futterkiste' })).toBeVisible();

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Add a condition' }).click();
  const second = page.getByRole('group', { name: 'Condition 2' });
  await second.getByLabel('What *').click();
  await page.getByRole('option', { name: 'Days since the last order' }).click();
  await second.getByLabel('Is or is not *').click();
  await page.getByRole('option', { name: 'is not', exact: true }).click();
  await second.getByLabel('From').fill('x');
  await expect(live.getByRole('alert')).toBeVisible();
  await second.getByLabel('From').fill('0');
  await page.getByLabel('Conditions together *').click();
  await page.getByRole('option', { name: 'One condition is enough' }).click();
  await expect(live).toContainText('4 of 4 customers fit.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(members).toContainText('4 customers (+2)', { timeout: 20_000 });
  const [stored] = (await api(request, account, 'GET', '/v1/segments')).items;
  expect(stored).toMatchObject({ match: 'any', version: 2, conditions: [{ field: 'tag', in: ['vip'] }, { field: 'recency', from: '0', not: true }] });

  await page.getByRole('button', { name: 'Recompute' }).click();
  await expect(page.getByText('Working out who is in it')).toHaveCount(0, { timeout: 20_000 });
  await page.getByRole('link', { name: 'Show in the list' }).click();
  await expect(page.getByRole('button', { name: 'Segment: Very important' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Ernst Handel' })).toBeVisible();
});

test('a rule can begin with recency, frequency and amount', async ({ page }) => {
  await enter(page, account);
  await open(page, '/segments/create');
  await page.getByRole('button', { name: 'Best customers' }).click();
  await expect(page.getByLabel('Name *')).toHaveValue('Best customers');
  await expect(page.getByRole('group', { name: /^Condition/ })).toHaveCount(3);
  await expect(page.getByText('Scores compare the customers')).toBeVisible();
  await expect(page.getByText('0 of 4 customers fit.')).toBeVisible();
});

test('a tag becomes part of another, is renamed and removed', async ({ page, request }) => {
  const tags = async () => (await api(request, account, 'GET', '/v1/tags')).items;
  await expect.poll(tags).toEqual([{ tag: 'VIPs', count: 1 }, { tag: 'food', count: 1 }, { tag: 'vip', count: 2 }]);
  await enter(page, account);
  const change = async (button: string, fill?: () => Promise<void>) => {
    await open(page, '/tags');
    await page.getByRole('button', { name: button, exact: true }).click();
    await fill?.();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByText('done', { exact: true }).first()).toBeVisible({ timeout: 20_000 });
  };
  await change('Merge into another: VIPs', async () => {
    await page.getByLabel('Into which tag *').click();
    await page.getByRole('option', { name: 'vip', exact: true }).click();
  });
  await expect.poll(tags).toEqual([{ tag: 'food', count: 1 }, { tag: 'vip', count: 3 }]);
  await change('Rename: vip', async () => {
    await page.getByLabel('New name *').fill('vip');
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByText('That is what it is called.')).toBeVisible();
    await page.getByLabel('New name *').fill('key account');
  });
  await expect.poll(tags).toEqual([{ tag: 'food', count: 1 }, { tag: 'key account', count: 3 }]);
  await change('Remove: food');
  await expect.poll(tags).toEqual([{ tag: 'key account', count: 3 }]);
  await open(page, '/tags');
  await page.getByRole('link', { name: '3 customers' }).click();
  await expect(page.getByRole('button', { name: 'Tags: key account' })).toBeVisible();
});

test('mail goes to an address again, for a reason', async ({ page }) => {
  // Nothing comes back on this machine: the page is shown what a company would see to which it did.
  let items = [{ id: 'sup_00000000000000000000000001', version: 3, address: 'li@x.example', state: 'bounced', detail: 'Permanent General', mailId: 'mail-1', createdAt: '2026-03-02T08:00:00Z', createdBy: '', updatedAt: '2026-03-02T08:00:00Z', updatedBy: '' }];
  const lifted: string[] = [];
  await page.route(`${origin()}/v1/mails/suppressions**`, async route => {
    const call = route.request();
    if (call.method() === 'GET') return route.fulfill({ json: { items } });
    lifted.push(`${call.method()} ${new URL(call.url()).pathname.split('/').at(-1)} ${new URL(call.url()).searchParams.get('reason')} ${call.headers()['if-match']}`);
    items = [];
    return route.fulfill({ status: 204 });
  });
  await enter(page, account);
  await open(page, '/suppressions');
  await page.getByRole('button', { name: 'Let mail through: li@x.example' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason *').fill('Typed wrong');
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Let mail through' }).click();
  await expect(page.getByText('Mail goes to li@x.example again.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No address is suppressed' })).toBeVisible();
  expect(lifted).toEqual(['DELETE sup_00000000000000000000000001 Typed wrong "3"']);
});

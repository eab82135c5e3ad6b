import { api, axe, enter, expect, join, open, signUp, test, typeDay, type Account } from './kit';

test.describe.configure({ mode: 'serial' });

const patch = { 'Content-Type': 'application/merge-patch+json' };

let account: Account;
let seller: Account;
let customer: { id: string };

test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext();
  account = await signUp(request, `work-${test.info().workerIndex}`);
  const email = `janet-${account.email}`;
  await api(request, account, 'POST', '/v1/users', { name: 'Janet Leverling', email, roles: ['salesManager', 'finance'] });
  seller = await join(request, email);
  customer = await api(request, account, 'POST', '/v1/customers', { name: 'Alfreds Futterkiste', level: 'A', status: 'potential' });
  await request.dispose();
});

test('an order that waits is among the tasks of who may approve it', async ({ page, request }) => {
  const product = await api(request, account, 'POST', '/v1/products', { name: 'Tea', prices: [{ amount: '18.50', currency: 'USD' }] });
  const order = await api(request, seller, 'POST', '/v1/orders', { customerId: customer.id, lines: [{ productId: product.id, quantity: '40' }] });
  await enter(page, account);
  await expect(page.getByText('Nothing waits for you')).toBeVisible();
  await api(request, seller, 'POST', `/v1/orders/${order.id}/submit`, {});
  await open(page, '/customers');
  await open(page, '/');
  const tasks = page.locator('section').filter({ has: page.getByRole('heading', { name: 'My tasks' }) });
  await expect(tasks).toContainText('Order to approve');
  expect(await axe(page)).toEqual([]);
  await tasks.getByRole('link', { name: 'Alfreds Futterkiste' }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Approved', { exact: true }).first()).toBeVisible();
  await open(page, '/');
  await expect(tasks).toContainText('Nothing waits for you');
});

test('a customer is seen as it was', async ({ page, request }) => {
  const { version } = await api(request, account, 'GET', `/v1/customers/${customer.id}`);
  // A moment has seconds: what was before must be in another one.
  await new Promise(resolve => setTimeout(resolve, 2_100));
  await api(request, account, 'PATCH', `/v1/customers/${customer.id}`, { status: 'active', reference: 'ZZ0001', addresses: [{ type: 'registered', country: 'DE', city: 'Berlin' }] }, { ...patch, 'If-Match': `"${version}"` });
  await expect.poll(async () => (await api(request, account, 'GET', `/v1/audit?entity=${customer.id}`)).items.length).toBeGreaterThan(1);
  await enter(page, account);
  await open(page, `/customers/${customer.id}/show`);
  await page.getByRole('link', { name: 'As it was' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Status' }) });
  await expect(row.getByRole('cell')).toHaveText(['Potential', 'Active']);
  await expect(page.getByText('unbroken')).toBeVisible();
  await page.getByRole('switch', { name: 'Only what differs' }).check();
  await expect(page.getByRole('rowheader', { name: 'Name', exact: true })).toHaveCount(0);
  expect(await axe(page)).toEqual([]);
  await typeDay(page, 'Day and time', '01012020120000AM');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('the plan of checkups is set, and a stale one is noticed', async ({ page, request }) => {
  await enter(page, account);
  await open(page, '/checkups');
  await page.getByRole('link', { name: 'Checkup plan' }).first().click();
  await page.getByRole('button', { name: 'Add a line' }).click();
  await page.getByLabel('Every so many days *').fill('0');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('p.Mui-error')).toBeVisible();
  await page.getByLabel('Every so many days *').fill('90');
  await page.getByLabel('Only level').fill('A');
  await page.getByRole('option', { name: /A/ }).first().click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The plan holds from now on.')).toBeVisible();
  expect(await api(request, account, 'GET', '/v1/checkups/plan')).toMatchObject({ version: 1, rules: [{ level: 'A', days: 90 }] });

  await open(page, '/checkups/plan');
  await expect(page.getByLabel('Every so many days *')).toHaveValue('90');
  await api(request, account, 'PUT', '/v1/checkups/plan', { graceDays: 30, rules: [{ level: 'A', days: 90 }] }, { 'If-Match': '"1"' });
  await page.getByRole('button', { name: 'Add a line' }).click();
  await page.getByRole('button', { name: 'Move up: Line 2' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const clash = page.getByRole('dialog', { name: 'Somebody was faster' });
  await clash.getByRole('button', { name: 'Save the choice' }).click();
  await expect(page.getByText('The plan holds from now on.')).toBeVisible();
  expect(await api(request, account, 'GET', '/v1/checkups/plan')).toMatchObject({ version: 3, graceDays: 30, rules: [{ days: 180 }, { level: 'A', days: 90 }] });
});

test('what was deleted by mistake is back with one click', async ({ page, request }) => {
  const other = await api(request, account, 'POST', '/v1/customers', { name: 'Blauer See', reference: 'BS0001', addresses: [{ type: 'registered', country: 'DE', city: 'Mannheim' }] });
  await enter(page, account);
  await open(page, `/customers/${other.id}/show`);
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Blauer See is back.')).toBeVisible();
  expect((await api(request, account, 'GET', `/v1/customers/${other.id}`)).deletedAt).toBeUndefined();

  const product = await api(request, account, 'POST', '/v1/products', { name: 'Oolong' });
  await api(request, account, 'DELETE', `/v1/products/${product.id}`, undefined, { 'If-Match': '"1"' });
  await open(page, '/bin/products');
  await page.getByRole('button', { name: 'Restore: Oolong' }).click();
  await expect(page.getByText('Oolong is back.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The recycle bin is empty' })).toBeVisible();
});

test('a contact goes, with somebody else to ask for, and another is erased', async ({ page, request }) => {
  const base = `/v1/customers/${customer.id}/contacts`;
  const maria = await api(request, account, 'POST', base, { name: 'Maria Anders' });
  await api(request, account, 'POST', base, { name: 'Thomas Hardy' });
  await enter(page, account);
  await open(page, `/customers/${customer.id}/contacts/${maria.id}`);
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('New primary contact *').click();
  await page.getByRole('option', { name: 'Thomas Hardy' }).click();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Maria Anders was deleted.')).toBeVisible();
  const [thomas] = (await api(request, account, 'GET', base)).items;
  expect(thomas).toMatchObject({ name: 'Thomas Hardy', isPrimary: true });
  await open(page, `/customers/${customer.id}/contacts/${thomas.id}`);
  await page.getByRole('button', { name: 'Erase the data' }).click();
  await page.getByRole('dialog').getByLabel('Reason *').fill('Asked by letter');
  await page.getByRole('dialog').getByRole('button', { name: 'Erase the data' }).click();
  await expect(page.getByText('The data is erased.')).toBeVisible();
  expect((await api(request, account, 'GET', base)).items).toEqual([]);
});

test('the history of a user names the roles once', async ({ page, request }) => {
  const user = await api(request, account, 'POST', '/v1/users', { name: 'Andrew Fuller', email: `andrew-${account.email}`, roles: ['viewer'] });
  await enter(page, account);
  await open(page, `/users/${user.id}`);
  await page.getByRole('button', { name: /^Show \d+ fields$/ }).first().click();
  await expect(page.locator('dt').filter({ hasText: /^Roles$/ })).toHaveCount(1);
  await expect(page.locator('dt').filter({ hasText: /^Roles$/ }).locator('xpath=following-sibling::dd')).toHaveText('Viewer');
});

test('all orders are added up anew from the settings', async ({ page }) => {
  await enter(page, account);
  await open(page, '/settings');
  await page.getByRole('button', { name: 'Recalculate order totals' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Recalculate order totals' }).click();
  await expect(page.getByRole('heading', { name: 'Recalculate order totals' })).toBeVisible();
  await expect(page.getByText('done', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
});

test('what the company asks of its customers is asked in the form', async ({ page, request }) => {
  const settings = await api(request, account, 'GET', '/v1/settings');
  const rules = [{ field: 'reference', required: true, pattern: '[A-Z]{2}[0-9]{4}', hint: { en: 'Two letters and four digits.' } }, { field: 'addresses', required: true }, { field: 'creditLimit', maximum: 5000 }];
  await api(request, account, 'PATCH', '/v1/settings', { customerFields: rules }, { ...patch, 'If-Match': `"${settings.version}"` });
  // What a company has settled holds within half a minute.
  await expect.poll(async () => (await api(request, account, 'GET', '/v1/customers/fields')).items.find((info: { field: string }) => info.field === 'reference').required, { timeout: 40_000 }).toBe(true);
  await enter(page, account);
  await open(page, '/customers/create');
  await expect(page.getByText('Two letters and four digits.')).toBeVisible();
  await page.getByLabel('Name *').fill('Around the Horn');
  await page.getByLabel('Reference *').fill('A1');
  await page.getByLabel('Credit limit').fill('9000');
  const calls: string[] = [];
  // Looking for duplicates goes on meanwhile; it sends no limit.
  page.on('request', call => call.postData()?.includes('creditLimit') && calls.push(call.url()));
  await page.getByRole('button', { name: 'Check and save' }).click();
  await expect(page.getByText('Please look at the marked fields.')).toBeVisible();
  await expect(page.locator('p.Mui-error')).toHaveCount(2);
  expect(calls).toEqual([]);
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Reference *').fill('AB1234');
  await page.getByLabel('Credit limit').fill('4000');
  await page.getByLabel('Currency').click();
  await page.getByRole('option', { name: 'USD' }).click();
  await page.getByRole('button', { name: 'Check and save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Required' })).toBeVisible();
  await page.getByLabel('City').fill('London');
  await page.getByRole('button', { name: 'Check and save' }).click();
  await page.getByRole('dialog', { name: 'Please check' }).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Around the Horn' })).toBeVisible();
  expect(calls.length).toBeGreaterThan(0);
});

import { api, axe, enter, expect, mailTo, open, settled, signUp, test, type Account } from './kit';

test.describe.configure({ mode: 'serial' });

let account: Account;
let customerId = '';

test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext();
  account = await signUp(request, `customers-${test.info().workerIndex}`);
  const customer = await api(request, account, 'POST', '/v1/customers', { name: 'Alfreds Futterkiste', emails: ['maria@alfreds.example'], status: 'active' });
  customerId = customer.id;
  await request.dispose();
});

test('a customer is added: duplicate warning while typing, preview, welcome mail', async ({ page, request }) => {
  await enter(page, account);
  await open(page, '/customers');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: 'New customer' })).toBeVisible();
  await page.getByLabel('Name *').fill('Alfred');
  await page.getByLabel('E-mail addresses', { exact: true }).fill('Maria@alfreds.example');
  const warning = page.getByTestId('duplicates');
  await expect(warning).toContainText('Alfreds Futterkiste');
  expect(await axe(page)).toEqual([]);

  // The address is somebody else's: the system says so at the field.
  await page.getByRole('button', { name: 'Check and save' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('p.Mui-error')).toBeVisible();
  await expect(page.getByText(/Request [\w-]+/)).toBeVisible();

  await page.getByLabel('E-mail addresses', { exact: true }).fill('alfred@other.example');
  await expect(warning).toHaveCount(0);
  await page.getByLabel('Telephones', { exact: true }).fill('(206) 555-0100');
  await page.getByLabel('Greet the customer by mail').check();
  await page.getByRole('button', { name: 'Check and save' }).click();
  const preview = page.getByRole('dialog', { name: 'Please check' });
  await expect(preview).toContainText('+1 206 555 0100');
  expect(await axe(page)).toEqual([]);
  await preview.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Alfred', exact: true })).toBeVisible();
  await expect(page.getByText(/^C0000\d\d$/)).toBeVisible();
  expect((await mailTo(request, 'alfred@other.example')).subject).toContain('Northwind Traders');
});

test('two people edit at once: yours, theirs and what it was before', async ({ page, request }) => {
  await enter(page, account);
  await open(page, `/customers/${customerId}`);
  await api(request, account, 'PATCH', `/v1/customers/${customerId}`, { shortName: 'Theirs', notes: 'Called today' }, { 'If-Match': '"1"', 'Content-Type': 'application/merge-patch+json' });
  await page.getByLabel('Short name').fill('Mine');
  await page.getByLabel('Website').fill('https://alfreds.example');
  // The preview asks for the version already.
  await page.getByRole('button', { name: 'Check and save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Somebody was faster' });
  await expect(dialog).toBeVisible();
  for (const text of ['Mine', 'Theirs', 'Called today', 'https://alfreds.example']) await expect(dialog.getByText(text, { exact: true }).first()).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('radio', { name: 'Short name: Keep theirs' }).check();
  await dialog.getByRole('button', { name: 'Save the choice' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Alfreds Futterkiste' })).toBeVisible();
  const stored = await api(request, account, 'GET', `/v1/customers/${customerId}`);
  expect(stored).toMatchObject({ version: 3, shortName: 'Theirs', notes: 'Called today', website: 'https://alfreds.example' });
});

test('a customer is found, deleted behind a question, and restored', async ({ page }) => {
  await enter(page, account);
  await open(page, '/customers');
  await page.keyboard.press('/');
  await page.keyboard.type('futterk');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: 'Alfreds Futterkiste' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  // Before the dialog is there, Esc would lead back to the list.
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('was deleted')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await open(page, '/bin');
  await page.getByRole('button', { name: 'Restore: Alfreds Futterkiste' }).click();
  await expect(page.getByRole('heading', { name: 'The recycle bin is empty' })).toBeVisible();
  await open(page, `/customers/${customerId}/show`);
  await expect(page.getByText('restored', { exact: true }).first()).toBeVisible();
});

test('the palette, the sheet of keys, columns and filters', async ({ page, request }) => {
  await enter(page, account);
  await settled(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('alfreds');
  await expect(page.getByRole('option').first()).toContainText('Alfreds Futterkiste');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Alfreds Futterkiste' })).toBeVisible();

  await open(page, '/customers');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Tax number' }).check();
  await page.getByRole('button', { name: 'Move earlier: Tax number' }).click();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader').nth(-2)).toHaveText('Tax number');
  // A column is as wide as somebody made it, on every device.
  const edge = page.getByRole('separator', { name: 'Width of Number' });
  const width = async () => Math.round((await page.getByRole('columnheader', { name: 'Number', exact: true }).boundingBox())!.width);
  const before = await width();
  await edge.press('ArrowRight');
  await edge.press('ArrowRight');
  await expect.poll(width).toBe(before + 32);
  await expect.poll(async () => (await api(request, account, 'GET', '/v1/me/preferences')).lists?.customers?.widths?.number).toBe(before + 32);
  await page.evaluate(() => localStorage.removeItem('RaStoreKehu.customers.widths'));
  await page.reload();
  await expect.poll(width).toBe(before + 32);
  await edge.press('Delete');
  await expect.poll(width).not.toBe(before + 32);

  await page.getByRole('button', { name: 'Status', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Lost' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByRole('row')).toHaveCount(3);
});

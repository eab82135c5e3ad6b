import { api, axe, codeMailedTo, enter, expect, join, open, signUp, test, typeDay, type Account } from './kit';

const patch = { 'If-Match': '*', 'Content-Type': 'application/merge-patch+json' };

let account: Account;
let seller: Account & { id: string };
let manager: Account & { id: string };

test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext();
  // After a test that failed the next begins with a company of its own.
  const name = `stories-${test.info().workerIndex}`;
  account = await signUp(request, name);
  await api(request, account, 'PATCH', '/v1/settings', { customerReview: ['creditLimit'] }, patch);
  const invite = async (person: string, roles: string[]) => {
    const user = await api(request, account, 'POST', '/v1/users', { name: person, email: `${person.toLowerCase().replace(' ', '.')}@${name}.example`, roles });
    return { ...await join(request, user.email), id: user.id as string };
  };
  seller = await invite('Janet Leverling', ['salesperson']);
  manager = await invite('Andrew Fuller', ['salesManager', 'finance']);
  for (const name of ['Alfreds Futterkiste', 'Around the Horn', 'Berglunds snabbköp']) await api(request, account, 'POST', '/v1/customers', { name, owner: seller.id });
  await request.dispose();
});

test('permissions are copied, after a look at the difference', async ({ page }) => {
  await enter(page, account);
  await open(page, '/permissions/copy');
  await page.getByLabel('Copy from').fill('Andrew');
  await page.getByRole('option', { name: 'Andrew Fuller' }).click();
  await page.getByLabel('Give to').fill('Janet');
  await page.getByRole('option', { name: 'Janet Leverling' }).click();
  await page.getByRole('radio', { name: 'Add to what they have' }).click();
  await expect(page.getByText('Added (2)')).toBeVisible();
  await page.getByRole('button', { name: 'Copy the permissions' }).click();
  await expect(page.getByText('There is nothing to change.')).toBeVisible();
  await open(page, `/permissions/explain?user=${seller.id}&permission=order.approve`);
  await expect(page.getByText('Janet Leverling may do it.')).toBeVisible();
  await expect(page.getByText('The role Finance allows it on all records.')).toBeVisible();
});

test('a role of one\'s own is made from the matrix, and given for a time', async ({ page }) => {
  await enter(page, account);
  await open(page, '/roles/create');
  await page.getByLabel('Name *').fill('Key accounts');
  const customers = page.getByRole('group', { name: 'Customers', exact: true });
  await customers.getByLabel('see').check();
  await customers.getByLabel('change').check();
  await page.getByLabel('On whose records: Customers').click();
  await page.getByRole('option', { name: 'all', exact: true }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: 'Key accounts' }).click();
  await expect(customers.getByLabel('change')).toBeChecked();
  await expect(customers.getByLabel('delete')).not.toBeChecked();
  await open(page, `/users/${seller.id}`);
  await page.getByRole('button', { name: 'Give a role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Give a role' });
  await dialog.getByLabel('Role *').click();
  await page.getByRole('option', { name: 'Key accounts' }).click();
  await typeDay(dialog, 'Until', '013120991200PM');
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Give a role' }).click();
  await expect(page.getByText(/until Jan 31, 2099/).first()).toBeVisible();
});

test('an order goes from the draft to paid', async ({ page, request }) => {
  const [customer] = (await api(request, account, 'GET', '/v1/customers?q=alfreds')).items;
  const product = await api(request, account, 'POST', '/v1/products', { name: 'Jasmine tea', taxRate: '0', prices: [{ amount: '10.00', currency: 'USD' }] });
  const order = await api(request, account, 'POST', '/v1/orders', { customerId: customer.id, lines: [{ productId: product.id, quantity: '12' }] });
  await enter(page, account);
  await open(page, `/orders/${order.id}/show`);
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Waits for approval').first()).toBeVisible();
  // Whoever made it may not approve it: the button says so before it is pressed, and nothing asks for it at home.
  await expect(page.getByRole('button', { name: 'Approve' })).toBeDisabled();
  await expect(page.getByText('Somebody else must approve what you have made', { exact: false })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await open(page, '/');
  const tasks = page.locator('section').filter({ has: page.getByRole('heading', { name: 'My tasks' }) });
  await expect(tasks).toBeVisible();
  await expect(tasks.getByText(order.number)).toHaveCount(0);
  await open(page, '/orders?filter=%7B%22approvable%22%3A%22true%22%7D');
  await expect(page.getByRole('row').filter({ hasText: order.number })).toHaveCount(0);
  await open(page, `/orders/${order.id}/show`);
  await api(request, manager, 'POST', `/v1/orders/${order.id}/approve`, {});
  await page.reload();
  await expect(page.getByRole('link', { name: 'Ship' })).toBeVisible();

  await page.getByRole('link', { name: 'Ship' }).click();
  await page.getByLabel('Quantity: Jasmine tea').fill('5');
  await page.getByLabel('Carrier').fill('Speedy Express');
  await page.getByRole('button', { name: 'Ship', exact: true }).click();
  await expect(page.getByText('Partly delivered').first()).toBeVisible();
  await page.getByRole('link', { name: 'Ship' }).click();
  await expect(page.getByLabel('Quantity: Jasmine tea')).toHaveValue('7');
  await page.getByRole('button', { name: 'Ship', exact: true }).click();
  await expect(page.getByText('Delivered', { exact: true }).first()).toBeVisible();

  await page.getByRole('link', { name: 'Record a payment' }).click();
  await expect(page.getByLabel('Amount *')).toHaveValue('120.00');
  await page.getByRole('button', { name: 'Check and save' }).click();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(async () => (await api(request, account, 'GET', `/v1/orders/${order.id}`)).paymentStatus).toBe('paid');
  await open(page, `/customers/${customer.id}/statement`);
  await expect(page.getByRole('row', { name: /Closing balance/ })).toContainText('$0.00');
});

test('a thousand rows are imported, of which ten are bad', async ({ page, request }) => {
  const rows = Array.from({ length: 1_000 }, (_, index) => (index % 100 === 50 ? `Import ${index},not an address` : `Import ${index},row${index}@import.example`));
  await enter(page, account);
  await open(page, '/imports/create');
  await page.locator('input[type=file]').setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(`Name,E-mail addresses\n${rows.join('\n')}\n`) });
  await expect(page.getByLabel(/A · Name/)).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Import 3', exact: true })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('1000 of 1000 · 10 failed')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('button', { name: /\.(csv|xlsx) \(/ })).toBeVisible();
  await page.getByLabel('Outcome').click();
  await page.getByRole('option', { name: 'failed' }).click();
  await expect(page.getByText('Import 50', { exact: false }).first()).toBeVisible();
  expect((await api(request, account, 'GET', '/v1/customers?q=row999@import.example')).items).toHaveLength(1);
});

test('views are saved on the server, and many customers changed at once', async ({ page, browser, request }) => {
  await enter(page, account);
  await open(page, '/customers?filter=%7B%22q%22%3A%22around%22%7D');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  await page.getByRole('dialog').getByLabel('Name *').fill('Horn');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Horn' })).toBeVisible();

  await page.getByLabel('Choose Around the Horn').check();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Change' });
  await dialog.getByLabel('Status').click();
  await page.getByRole('option', { name: 'Lost' }).click();
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(dialog.getByText('1 will be changed.')).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('1 of 1')).toBeVisible({ timeout: 30_000 });
  expect((await api(request, account, 'GET', '/v1/customers?q=around')).items[0].status).toBe('lost');

  const elsewhere = await browser.newPage();
  await enter(elsewhere, account);
  await open(elsewhere, '/customers');
  await elsewhere.getByRole('button', { name: 'Horn' }).click();
  await expect(elsewhere.getByRole('row')).toHaveCount(2);
  await elsewhere.close();
});

test('an address is verified by a mailed code, and the mail is listed', async ({ page, request }) => {
  const email = `fran-${test.info().workerIndex}-${test.info().retry}@wilson.example`;
  const customer = await api(request, account, 'POST', '/v1/customers', { name: `Fran Wilson ${test.info().retry}`, type: 'person', emails: [email] });
  await enter(page, account);
  await open(page, `/customers/${customer.id}/show`);
  await page.getByRole('button', { name: 'Send a code' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send a code' }).click();
  const code = await codeMailedTo(request, email);
  await page.getByRole('button', { name: 'Enter the code' }).click();
  await page.getByRole('dialog').getByLabel('Code *').fill(code);
  await page.getByRole('dialog').getByRole('button', { name: 'Enter the code' }).click();
  await expect(page.getByText('verified', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText(email, { exact: false }).last()).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Erase the data' }).click();
  await page.getByRole('dialog').getByLabel('Reason *').fill('Asked by letter');
  await page.getByRole('dialog').getByRole('button', { name: 'Erase the data' }).click();
  await expect(page.getByText('The data is erased.')).toBeVisible();
});

test('a change of a credit limit waits for a second person', async ({ page, browser, request }) => {
  const [customer] = (await api(request, account, 'GET', '/v1/customers?q=berglunds')).items;
  // What a company has settled holds within half a minute.
  const limit = (amount: string) => ({ creditLimit: { amount, currency: 'USD' } });
  await expect.poll(async () => (await api(request, account, 'PATCH', `/v1/customers/${customer.id}?validateOnly=true`, limit('1.00'), patch)).pendingChange !== undefined, { timeout: 40_000 }).toBe(true);
  await api(request, account, 'PATCH', `/v1/customers/${customer.id}`, limit('90000.00'), patch);
  const maker = await browser.newPage();
  await enter(maker, account);
  await open(maker, `/customers/${customer.id}/show`);
  const own = maker.getByTestId('pending-change');
  await expect(own.getByRole('button', { name: 'Approve' })).toBeDisabled();
  await expect(own.getByRole('button', { name: 'Take back' })).toBeEnabled();
  await expect(own).toContainText('Somebody else must approve');
  await maker.close();
  await enter(page, manager);
  await open(page, '/customer-changes');
  await page.getByRole('link', { name: 'Berglunds snabbköp' }).click();
  const change = page.getByTestId('pending-change');
  await expect(change).toContainText('$90,000.00');
  expect(await axe(page)).toEqual([]);
  await change.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(change).toHaveCount(0);
  expect((await api(request, account, 'GET', `/v1/customers/${customer.id}`)).creditLimit.amount).toBe('90000.00');
});

test('the customers of a leaver go to somebody else, and the account is closed', async ({ page, request }) => {
  await enter(page, account);
  await open(page, `/customers/transfer?from=${seller.id}`);
  await page.getByLabel('To', { exact: true }).fill('Andrew');
  await page.getByRole('option', { name: 'Andrew Fuller' }).click();
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByText('3 customers change hands.')).toBeVisible();
  await open(page, `/users/${seller.id}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Offboard' }).click();
  const dialog = page.getByRole('dialog', { name: 'Offboard' });
  await dialog.getByLabel('Successor *').fill('Andrew');
  await page.getByRole('option', { name: 'Andrew Fuller' }).click();
  await dialog.getByRole('button', { name: 'Offboard' }).click();
  await expect(page.getByRole('heading', { name: 'Offboard a user' })).toBeVisible();
  await expect.poll(async () => (await api(request, account, 'GET', `/v1/users/${seller.id}`)).status, { timeout: 30_000 }).toBe('left');
  expect((await api(request, account, 'GET', `/v1/customers?owner=${manager.id}`)).items.length).toBeGreaterThanOrEqual(3);
});

// Orders by state: dragged with the keyboard and the mouse, moved by the menu, on a desk and on a phone.
import { api, axe, enter, expect, isTooWide, join, open, signUp, test, type Account } from './kit';

let account: Account, manager: Account;

test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext();
  account = await signUp(request, `board-${test.info().workerIndex}`);
  const user = await api(request, account, 'POST', '/v1/users', { name: 'Andrew Fuller', email: `andrew-${account.email}`, roles: ['salesManager', 'finance'] });
  manager = await join(request, user.email);
  await request.dispose();
});

async function draft(request: Parameters<typeof api>[0], name: string) {
  const customer = await api(request, account, 'POST', '/v1/customers', { name });
  const product = await api(request, account, 'POST', '/v1/products', { name: `Tea for ${name}`, prices: [{ amount: '10.00', currency: 'USD' }] });
  return api(request, account, 'POST', '/v1/orders', { customerId: customer.id, lines: [{ productId: product.id, quantity: '3' }] });
}

test('an order is taken from column to column, as far as the API lets it', async ({ page, browser, request }) => {
  const order = await draft(request, `Keyboard ${test.info().retry}`);
  const stand = async () => (await api(request, account, 'GET', `/v1/orders/${order.id}`)).status;
  await enter(page, account);
  await open(page, '/orders');
  await page.getByRole('button', { name: 'Board' }).click();
  const column = (at: typeof page, status: string) => at.locator(`section[data-status=${status}]`);
  const card = column(page, 'draft').getByRole('group', { name: order.number });
  await expect(card).toContainText('$30.00');
  expect(await axe(page)).toEqual([]);

  // With the keyboard: to the column that it may go to, over none that it may not.
  await card.focus();
  await page.keyboard.press('Space');
  await expect(column(page, 'submitted')).toHaveAttribute('data-allowed', 'true');
  await expect(column(page, 'approved')).toHaveAttribute('data-allowed', 'false');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.getByRole('dialog', { name: 'Submit' }).getByRole('button', { name: 'Submit' }).click();
  await expect(column(page, 'submitted').getByRole('group', { name: order.number })).toBeVisible();
  expect(await stand()).toBe('submitted');

  // By the menu: what is refused tells why, and cannot be chosen.
  await page.getByRole('button', { name: `Move to: ${order.number}` }).click();
  await expect(page.getByRole('menuitem', { name: /^Approve/ })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('menuitem', { name: /^Approve/ })).toContainText('Somebody else must approve');
  await expect(page.getByRole('menuitem', { name: /^Cancel the order/ })).toBeEnabled();
  await page.keyboard.press('Escape');

  // With the mouse, by who may approve.
  const other = await browser.newPage();
  await enter(other, manager);
  await open(other, '/orders/board');
  const theirs = column(other, 'submitted').getByRole('group', { name: order.number });
  const from = (await theirs.boundingBox())!;
  await other.mouse.move(from.x + 20, from.y + from.height - 12);
  await other.mouse.down();
  await other.mouse.move(from.x + 40, from.y + from.height - 4, { steps: 5 });
  await expect(column(other, 'approved')).toHaveAttribute('data-allowed', 'true');
  await expect(column(other, 'draft')).toHaveAttribute('data-allowed', 'false');
  const to = (await column(other, 'approved').boundingBox())!;
  await other.mouse.move(to.x + 30, from.y + from.height - 4, { steps: 12 });
  await other.mouse.up();
  await other.getByRole('dialog', { name: 'Approve' }).getByRole('button', { name: 'Approve' }).click();
  await expect(column(other, 'approved').getByRole('group', { name: order.number })).toBeVisible();
  expect(await stand()).toBe('approved');
  await other.close();
});

test('a phone moves an order by its menu', async ({ page, request }) => {
  const order = await draft(request, `Phone ${test.info().retry}`);
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page, account);
  await open(page, '/orders/board');
  await page.getByRole('button', { name: `Move to: ${order.number}` }).click();
  await page.getByRole('menuitem', { name: /^Submit/ }).click();
  await page.getByRole('dialog', { name: 'Submit' }).getByRole('button', { name: 'Submit' }).click();
  await expect(page.locator('section[data-status=submitted]').getByRole('group', { name: order.number })).toBeAttached();
  expect(await isTooWide(page)).toBe(false);
  expect(await axe(page)).toEqual([]);
});

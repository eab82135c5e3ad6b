import { signIn as chinese } from '../src/messages/zh.signin';
import { axe, codeMailedTo, expect, origin, signIn, test, totp } from './kit';

test('a company signs up, with a second factor, and finds its way', async ({ page, request }) => {
  const email = `signup-${test.info().retry}@browser.example`, password = 'tea & biscuits 4';
  await page.goto(origin());
  await expect(page).toHaveURL(/\/app\/#\/login/);
  await page.getByRole('link', { name: 'Sign your company up' }).click();
  await page.getByLabel('Company').fill('Northwind');
  await page.getByLabel('Your full name').fill('Nancy Davolio');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: false }).first().fill('short');
  await page.getByRole('button', { name: 'Create the company' }).click();
  await expect(page.locator('p.Mui-error')).toHaveCount(1);
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Password', { exact: false }).first().fill(password);
  await page.getByRole('button', { name: 'Create the company' }).click();

  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  await page.getByLabel('Code').fill(await codeMailedTo(request, email));
  await page.getByRole('button', { name: 'Confirm the address' }).click();

  await expect(page.getByText('Your address is confirmed.')).toBeVisible();
  await page.getByLabel(/^Password$/).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByRole('heading', { name: 'Protect your account' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'QR code of the second factor' })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  const secret = await page.getByTestId('secret').innerText();
  await page.getByLabel('Six-digit code').fill(totp(secret));
  await page.getByRole('button', { name: 'Turn it on' }).click();

  await expect(page.getByTestId('codes').locator('li')).toHaveCount(10);
  await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled();
  await page.getByLabel('I have kept them').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Hello, Nancy Davolio' })).toBeVisible();
  await expect(page.getByText('Getting started')).toBeVisible();

  // The refresh token is out of the reach of scripts, and survives a reload.
  const kept = await page.evaluate(() => JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toMatch(/eyJ|refreshToken|kehu-refresh/);
  const [cookie] = await page.context().cookies(`${origin()}/v1/auth/refresh`);
  expect(cookie).toMatchObject({ name: 'kehu-refresh', httpOnly: true, sameSite: 'Strict', path: '/v1/auth' });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Hello, Nancy Davolio' })).toBeVisible();

  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await page.context().cookies(`${origin()}/v1/auth/refresh`)).toEqual([]);

  await signIn(page, { email, password, secret });
  await expect(page.getByRole('heading', { name: 'Hello, Nancy Davolio' })).toBeVisible();
});

test.describe('whose browser speaks Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('a company signs up in Chinese', async ({ page, request }) => {
    const email = `zhuce-${test.info().retry}@browser.example`, password = 'tea & biscuits 4', texts = chinese.auth;
    await page.goto(origin());
    await page.getByRole('link', { name: texts.signUp }).click();
    await page.getByLabel(texts.company).fill('苏州恒力');
    await page.getByLabel(texts.yourName).fill('王芳');
    await page.getByLabel(texts.email).fill(email);
    await page.getByLabel(texts.password, { exact: false }).first().fill(password);
    await page.getByRole('button', { name: texts.signUpSubmit }).click();
    await page.getByLabel(texts.code).fill(await codeMailedTo(request, email));
    await page.getByRole('button', { name: texts.confirmSubmit }).click();

    await expect(page.getByText(texts.confirmed)).toBeVisible();
    await page.getByLabel(texts.password, { exact: false }).first().fill(password);
    await page.getByRole('button', { name: texts.submit, exact: true }).click();
    await expect(page.getByRole('img', { name: texts.setupQr })).toBeVisible(); // before, there is no secret yet
    await page.getByLabel(texts.totpCode).fill(totp(await page.getByTestId('secret').innerText()));
    await page.getByRole('button', { name: texts.setupSubmit }).click();
    await page.getByLabel(texts.codesKept).check();
    await page.getByRole('button', { name: texts.codesSubmit }).click();
    await expect(page.getByRole('heading', { name: '您好，王芳' })).toBeVisible();
    await expect(page.getByText('开始使用')).toBeVisible();
    expect(await axe(page)).toEqual([]);
  });
});

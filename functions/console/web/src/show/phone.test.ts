import { expect, it } from 'vitest';
import { grouped } from './phone';

it.each([
  ['+8613800138000', '+86 138 0013 8000'],
  ['+862162888800', '+86 21 6288 8800'],
  ['+12065550100', '+1 206 555 0100'],
  ['+4915112345678', '+49 1511 2345678'],
  ['+862162888800;ext=12', '+86 21 6288 8800 - 12'],
  ['****8000', '****8000'],
  ['+999', '+999'],
  ['', ''],
])('groups %s as %s', (stored, shown) => expect(grouped(stored)).toBe(shown));

it('loses no digit', () => {
  for (const stored of ['+8613800138000', '+12065550100', '+85223456789', '+390612345678']) expect(grouped(stored).replaceAll(/[^+\d]/g, '')).toBe(stored);
});

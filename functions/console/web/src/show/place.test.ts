import { expect, it } from 'vitest';
import { placeText } from './place';

it('says the country in words', () => {
  expect(placeText('Berlin, DE', 'en')).toBe('Berlin, Germany');
  expect(placeText('上海市, CN', 'zh-CN')).toBe('中国 上海市');
  expect(placeText('DE', 'en')).toBe('Germany');
  expect(placeText('São Paulo', 'en')).toBe('São Paulo');
  expect(placeText(undefined, 'en')).toBe('');
});

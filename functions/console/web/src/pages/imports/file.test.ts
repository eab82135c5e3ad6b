import { expect, it } from 'vitest';
import { base64 } from './file';

it('writes the bytes of a file as Base64, however many', async () => {
  const bytes = new Uint8Array(100_003).map((_, index) => index * 31 % 256);
  expect(await base64(new Blob([bytes]))).toBe(Buffer.from(bytes).toString('base64'));
  expect(await base64(new Blob([]))).toBe('');
});
